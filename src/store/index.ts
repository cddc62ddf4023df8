export { DirectoryError, DirectoryInUseError, MissingEngineError, QueueFullError } from './errors.js';
export { announce, type Holder, holderOf, isDataDirectory } from './holdDirectory.js';
export { openStore, type Store } from './openStore.js';
export type { ComponentFigures } from './questions/components.js';
export type { CulpritFigures } from './questions/culpritFigures.js';
export type { PlaceGroups } from './questions/functionsOfFrames.js';
export type { Places, ServedPlace } from './questions/places.js';
export type { ReleaseStart } from './questions/releaseStarts.js';
export { repeatedLength } from './rowsOf.js';
