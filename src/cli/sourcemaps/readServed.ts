import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { debugIdOf } from '../../symbolicate/debugIdOf.js';
import { openScript } from '../../symbolicate/openScript.js';

/** A file that pages are served. */
export interface Served {
  /** From the directory, with `/`. */
  path: string;
  /** Hashes of the file and of its map, and how to read what they name; absent without a map. */
  content?: { served: string; map: string; read: Record<string, () => Promise<Buffer>> };
  /** What a person should know of it. */
  remark?: string;
}

interface MapFile {
  text: string;
  read(): Promise<Buffer>;
}

/** Every script in a directory, each with its map: the one its comment names, else `.map` beside it, by debug id where both have one. */
export async function readServed(directory: string): Promise<Served[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !relative(directory, file).split(sep).includes('node_modules'))
    .sort();
  const byDebugId = debugIds(files.filter((file) => file.endsWith('.map')));
  const served: Served[] = [];
  for (const file of files.filter((name) => /\.[cm]?js$/.test(name))) {
    const path = relative(directory, file).split(sep).join('/');
    served.push({ path, ...(await contentOf(file, byDebugId)) });
  }
  return served;
}

async function contentOf(
  file: string,
  byDebugId: (id: string) => Promise<MapFile | undefined>,
): Promise<Omit<Served, 'path'>> {
  const bytes = await readFile(file);
  const text = bytes.toString('utf8');
  const found = await mapOf(file, text);
  const id = debugIdOf.served(text);
  let map = 'text' in found ? found : undefined;
  if (id && (!map || idIn(map.text) !== id)) map = (await byDebugId(id)) ?? map;
  if (!map) return { remark: (found as { remark: string }).remark };
  const name = file.slice(file.lastIndexOf(sep) + 1);
  const script = openScript(text, map.text, name);
  const hashes = { served: hash(bytes), map: hash(await map.read()) };
  return {
    content: { ...hashes, read: { [hashes.served]: () => readFile(file), [hashes.map]: map.read } },
    ...('missing' in script && { remark: `${script.missing[0]!.toLowerCase()}${script.missing.slice(1)}` }),
  };
}

async function mapOf(file: string, text: string): Promise<MapFile | { remark: string }> {
  const url = [...text.matchAll(/\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/gm)].at(-1)?.[1];
  const inline = url && /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(url);
  if (inline) {
    const content = inline[1]
      ? Buffer.from(inline[2]!, 'base64')
      : Buffer.from(decodeURIComponent(inline[2]!));
    return { text: content.toString('utf8'), read: async () => content };
  }
  const named =
    url && !/^[a-z][\w+.-]*:/i.test(url) ? resolve(dirname(file), decodeURI(url.replace(/[?#].*/, ''))) : '';
  for (const candidate of [named, `${file}.map`]) {
    const map = candidate && (await mapAt(candidate));
    if (map) return map;
  }
  return { remark: url ? `its map ${url.slice(0, 200)} is not here` : 'has no map' };
}

async function mapAt(file: string): Promise<MapFile | undefined> {
  const read = () => readFile(file);
  try {
    return { text: (await read()).toString('utf8'), read };
  } catch {
    return undefined;
  }
}

/** Reads all maps once, when the first is asked for by its debug id. */
function debugIds(maps: string[]) {
  let known: Promise<Map<string, string>> | undefined;
  async function all() {
    const files = new Map<string, string>();
    for (const file of maps) {
      const id = idIn((await readFile(file)).toString('utf8'));
      if (id) files.set(id, file);
    }
    return files;
  }
  return async (id: string) => {
    const file = (await (known ??= all())).get(id);
    return file ? mapAt(file) : undefined;
  };
}

function idIn(map: string): string | undefined {
  try {
    return debugIdOf.map(JSON.parse(map));
  } catch {
    return undefined;
  }
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
