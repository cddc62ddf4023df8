import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Source, SourceMissing } from '../wire/index.js';
import { fileOf } from './fileOf.js';
import { isHashedName } from './isHashedName.js';
import { releaseFile, releasesOf } from './layout.js';
import { locateIn } from './locateIn.js';
import { readScript, type Script } from './openScript.js';
import type { Position } from './Symbolicator.js';
import type { Upload, UploadedFile } from './Upload.js';

/** Of the files that are kept open, about, bytes. */
const mostOpen = 384 * 2 ** 20;
/** Positions remembered of a file. */
const mostKnown = 20_000;

/** Looks positions up in a directory of source maps, file by file; takes as long as it takes, so not on a server's thread. */
export function createLocator(
  directory: string,
): (positions: readonly Position[]) => (Source | SourceMissing)[] {
  const indexes = new Map<string, { stamp: string; upload: Upload | undefined }>();
  /** By the hashes of file and map, so that releases which have the same share it. The least lately used first. */
  const open = new Map<string, Script | SourceMissing>();
  let weight = 0;

  function uploadAt(file: string): Upload | undefined {
    const { mtimeMs = 0, ino = 0, size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    const stamp = `${mtimeMs} ${ino} ${size}`;
    const known = indexes.get(file);
    if (known?.stamp === stamp) return known.upload;
    const upload = size ? (JSON.parse(readFileSync(file, 'utf8')) as Upload) : undefined;
    indexes.set(file, { stamp, upload });
    return upload;
  }

  function allUploads(): Upload[] {
    return namesIn(releasesOf(directory))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => uploadAt(join(releasesOf(directory), name)) ?? []);
  }

  /** Of the app itself, else of any that has none of its own. */
  function find({ app, release, url }: Omit<Position, 'position'>): UploadedFile | SourceMissing {
    const name = nameOf(url);
    const uploads = [...(app ? [{ app, release }] : []), { release }].flatMap(
      (of) => (release && uploadAt(releaseFile(directory, of))) || [],
    );
    for (const { files } of uploads) {
      const match = fileOf(files, url);
      if ('path' in match) return match;
      if (match.fits)
        return { missing: `${match.fits} uploaded files fit ${url}: upload them with --prefix` };
    }
    const others = allUploads().filter((upload) => upload.app === undefined || upload.app === app);
    if (isHashedName(url)) {
      const found = new Map<string, UploadedFile>();
      for (const { files } of others) {
        const other = fileOf(files, url);
        if ('path' in other) found.set(`${other.served} ${other.map}`, other);
      }
      const [first] = found.values();
      if (first && found.size === 1) return first;
      if (first)
        return { missing: `${found.size} builds of ${name} were uploaded, and the page's release has none` };
    }
    if (/^(?!https?:)[a-z][\w+.-]*:/i.test(url)) return { missing: 'Its script comes from no file' };
    if (!url.startsWith('/'))
      return { missing: `${name} is of another origin, for which nothing was uploaded` };
    if (!release)
      return { missing: `The page told no release, so which build of ${name} it had is not known` };
    if (!uploads.length) return { missing: `No source maps were uploaded for release ${release}` };
    return { missing: `${name} is not among the files uploaded for release ${release}` };
  }

  function scriptOf({ served, map }: UploadedFile, name: string): Script | SourceMissing {
    if (!served || !map) return { missing: `${name} was uploaded without a map` };
    const key = `${served} ${map}`;
    let script = open.get(key);
    open.delete(key);
    if (!script) {
      script = readScript(directory, { served, map, name });
      weight += weightOf(script);
    }
    open.set(key, script);
    for (const [other, oldest] of open) {
      if (weight <= mostOpen || other === key) break;
      open.delete(other);
      weight -= weightOf(oldest);
    }
    return script;
  }

  return (positions) => {
    const opened = new Map<string, Script | SourceMissing>();
    const scriptAt = (of: Omit<Position, 'position'>) => {
      const { url } = of;
      const key = JSON.stringify([of.app, of.release, url]);
      let script = opened.get(key);
      if (!script) {
        const file = find(of);
        script = 'missing' in file ? file : scriptOf(file, nameOf(url));
        opened.set(key, script);
      }
      return script;
    };
    return positions.map(({ app, release, url, position }) => {
      if (!url) return { missing: 'The browser does not tell of which script it is' };
      if (!Number.isInteger(position) || position < 0)
        return { missing: 'The browser does not tell where in the script it is' };
      const script = scriptAt({ app, release, url });
      return 'missing' in script ? script : known(script, position, nameOf(url));
    });
  };
}

/** What is asked again and again is looked up once; why not depends on what the file is called. */
function known(script: Script, position: number, name: string): Source | SourceMissing {
  const before = script.located.get(position);
  if (before) return before;
  const found = locateIn(script, position, name);
  if (script.located.size === mostKnown) script.located.clear();
  if ('file' in found) script.located.set(position, found);
  return found;
}

const weightOf = (script: Script | SourceMissing) => ('weight' in script ? script.weight : 1000);

function nameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1) || url;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
