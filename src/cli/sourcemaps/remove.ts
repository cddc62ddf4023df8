import type { ReleaseName } from '../../symbolicate/index.js';
import type { AnswerSource } from '../options/source.js';
import { bytes } from '../text/bytes.js';
import { printable } from '../text/printable.js';
import { keeperOf } from './keeperOf.js';

/** Forgets a release, and says what that gave back. */
export async function remove({ name, ...source }: AnswerSource & { name: ReleaseName }): Promise<void> {
  const keeper = keeperOf(source);
  const freed = await keeper.remove(name);
  const of = name.app === undefined ? '' : ` of ${name.app}`;
  console.log(
    printable(`Release ${name.release}${of} is forgotten at ${keeper.name}: ${bytes(freed)} are free again`),
  );
}
