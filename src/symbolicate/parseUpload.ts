import { type ReleaseName, type Upload, UploadError, type UploadedFile, uploadLimits } from './Upload.js';

/**
 * What somebody says is an upload.
 * @throws {UploadError}
 */
export function parseUpload(value: unknown): Upload {
  const { files } = (value ?? {}) as Partial<Upload>;
  const name = parseReleaseName(value);
  if (!Array.isArray(files) || !files.length) throw new UploadError('files must list at least one file');
  if (files.length > uploadLimits.files)
    throw new UploadError(`A release has at most ${uploadLimits.files} files`);
  return { ...name, files: files.map(parseFile) };
}

/**
 * What somebody says a release is called.
 * @throws {UploadError}
 */
export function parseReleaseName(value: unknown): ReleaseName {
  const { app, release } = (value ?? {}) as Partial<ReleaseName>;
  for (const [name, text] of Object.entries({ release, ...(app !== undefined && { app }) }))
    if (typeof text !== 'string' || !text || text.length > uploadLimits.release)
      throw new UploadError(`${name} must be a text of 1 to ${uploadLimits.release} characters`);
  return { ...(app !== undefined && { app }), release: release! };
}

function parseFile(value: unknown): UploadedFile {
  const { path, served, map } = (value ?? {}) as Partial<UploadedFile>;
  if (typeof path !== 'string' || !path || path.length > uploadLimits.path)
    throw new UploadError(`path must be a text of 1 to ${uploadLimits.path} characters`);
  if (served === undefined && map === undefined) return { path };
  if (!isHash(served) || !isHash(map))
    throw new UploadError('served and map must be SHA-256 in hex, both or none');
  return { path, served, map };
}

export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
