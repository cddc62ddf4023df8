import type { Store } from '../store/index.js';
import type { Symbolicator } from '../symbolicate/index.js';

/** What answers are made from. */
export interface Sources {
  store: Pick<Store, 'ask'>;
  /**
   * Finds the sources of served code.
   * @default none: places stay as served
   */
  symbolicator?: Symbolicator | undefined;
}
