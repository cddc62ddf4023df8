import type { AnswerSource } from '../options/source.js';
import { bytes } from '../text/bytes.js';
import { printable } from '../text/printable.js';
import { safeJson } from '../text/safeJson.js';
import { utc } from '../text/utc.js';
import { keeperOf } from './keeperOf.js';

/** Prints a line a release, the one last uploaded first. */
export async function list({ json, ...source }: AnswerSource & { json: boolean }): Promise<void> {
  const keeper = keeperOf(source);
  const { releases, bytes: all } = await keeper.list();
  if (json) return console.log(safeJson({ releases, bytes: all }));
  const lines = releases.map(
    ({ app, release, files, bytes: size, date }) =>
      `${release}${app === undefined ? '' : ` of ${app}`}: ${files} ${files === 1 ? 'file' : 'files'}, ${bytes(size)}, ${utc(date)}`,
  );
  const head = releases.length
    ? `${releases.length} ${releases.length === 1 ? 'release' : 'releases'} at ${keeper.name}, ${bytes(all)} in all`
    : `There are no source maps at ${keeper.name}: fieldmark sourcemaps upload dist/ --release R`;
  console.log([head, ...lines.map((line) => `  ${line}`)].map(printable).join('\n'));
}
