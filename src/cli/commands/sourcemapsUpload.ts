import { command } from '../command.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { upload as run } from '../sourcemaps/upload.js';
import { UsageError } from '../UsageError.js';

export const sourcemapsUpload = command({
  summary: 'upload source maps, so that figures name your own files and lines',
  help: `Usage: fieldmark sourcemaps upload <directory> --release R [options]

Gives a release's scripts and their source maps to the collector, which then names original files, lines and functions.
Maps never leave it. Goes to the collector that runs, or into the data directory when none does.

  --release R    as the pages tell it (data-release)
  --app A        as the pages tell it (data-app), where several applications send here
  --prefix P     where the directory is served: /assets/, https://cdn.example/app/
                 [its files are known by the ends of their paths]
${sourceHelp}

A file has the map that its sourceMappingURL names, inline or beside it, else the one of its name with .map;
where both have a debug id, the one that has the same.

Examples
  fieldmark sourcemaps upload dist/ --release 1.4.0
  fieldmark sourcemaps upload dist/assets --release 1.4.0 --prefix https://cdn.example/assets/ --url https://rum.example --token T
`,
  options: {
    ...sourceOptions,
    app: { type: 'string' },
    release: { type: 'string' },
    prefix: { type: 'string' },
  },
  words: 1,
  read({ app = '', release, prefix = '', ...values }, { words: [directory] }) {
    if (!directory) throw new UsageError('Name one directory: fieldmark sourcemaps upload dist/ --release R');
    if (!release) throw new UsageError('--release must say which release the files are of');
    if (prefix && !/^(\/|https?:\/\/[^/]+)/.test(prefix))
      throw new UsageError(`--prefix must begin with / or https://, not ${prefix}`);
    return {
      ...readSource(values),
      directory,
      app,
      release,
      prefix: prefix && !prefix.endsWith('/') ? `${prefix}/` : prefix,
    };
  },
  run,
});
