export { createSourceMaps, type Saved, type SourceMaps } from './createSourceMaps.js';
export { createSymbolicator } from './createSymbolicator.js';
export { sourceMapsOf } from './layout.js';
export { isHash, parseReleaseName, parseUpload } from './parseUpload.js';
export type { Position, Symbolicator } from './Symbolicator.js';
export {
  type KeptRelease,
  type ReleaseName,
  type Upload,
  UploadError,
  type UploadedFile,
  uploadLimits,
} from './Upload.js';
