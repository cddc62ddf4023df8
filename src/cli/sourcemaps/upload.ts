import { stat } from 'node:fs/promises';
import type { UploadedFile } from '../../symbolicate/index.js';
import type { AnswerSource } from '../options/source.js';
import { printable } from '../text/printable.js';
import { keeperOf } from './keeperOf.js';
import { readServed, type Served } from './readServed.js';

export interface UploadOptions extends AnswerSource {
  directory: string;
  /** Empty: any app's. */
  app: string;
  release: string;
  /** Empty, or ends with `/`. */
  prefix: string;
}

/** Remarks printed; the rest is a number. */
const most = 20;

/** Uploads what a bundler wrote: to the collector named, else to the one that holds the data directory, else into that. */
export async function upload(options: UploadOptions): Promise<void> {
  const { directory, app, release, prefix } = options;
  const keeper = keeperOf(options);
  const isDirectory = (await stat(directory).catch(() => undefined))?.isDirectory();
  if (!isDirectory) throw new Error(`There is no directory ${directory}`);
  const served = await readServed(directory);
  if (!served.length) throw new Error(`There is no .js file in ${directory}`);
  const withMap = served.filter(({ content }) => content);
  if (!withMap.length)
    throw new Error(
      `None of the ${served.length} .js files in ${directory} has a source map: let the bundler write them`,
    );

  const { sent, replaced } = await keeper
    .send(
      { ...(app && { app }), release, files: served.map((file) => uploaded(file, prefix)) },
      new Map(withMap.flatMap(({ content }) => Object.entries(content!.read))),
      showProgress,
    )
    .finally(hideProgress);
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const remarks = served.filter(({ remark }) => remark);
  const lines = [
    `Release ${release}${app && ` of ${app}`}: ${count(served.length, 'file')}, ${count(withMap.length, 'map')} at ${keeper.name}${sent ? '' : ', which had them all'}`,
    ...(replaced.length
      ? [
          `  ${count(replaced.length, 'file')} of that release had other content until now, such as ${replaced[0]}; if that was another application's, give each its --app`,
        ]
      : []),
    ...remarks.slice(0, most).map(({ path, remark }) => `  ${path}: ${remark}`),
    ...(remarks.length > most ? [`  … and ${remarks.length - most} more`] : []),
  ];
  console.log(lines.map(printable).join('\n'));
}

function uploaded({ path, content }: Served, prefix: string): UploadedFile {
  return {
    path: prefix + path.split('/').map(encodeURIComponent).join('/'),
    ...(content && { served: content.served, map: content.map }),
  };
}

function showProgress(done: number, all: number) {
  if (process.stderr.isTTY) process.stderr.write(`\rUploading ${done + 1} of ${all} …`);
}

function hideProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
