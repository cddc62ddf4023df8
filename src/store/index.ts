export { DirectoryError, DirectoryInUseError, MissingEngineError, QueueFullError } from './errors.js';
export { announce, type Holder, holderOf, isDataDirectory } from './holdDirectory.js';
export { openStore, type Question, type Store } from './openStore.js';
