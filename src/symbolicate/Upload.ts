/** One served file of a release. */
export interface UploadedFile {
  /** As pages ask for it: `/assets/app.js`, `https://cdn.example/app.js`; else the end of its path: `assets/app.js`. */
  path: string;
  /** SHA-256 of its text and of its map's, hex. Both are absent where it has no map. */
  served?: string;
  map?: string;
}

/** What an upload is of. */
export interface ReleaseName {
  /** Whose release it is; absent: any app's that has none of that name itself. */
  app?: string;
  release: string;
}

/** What is uploaded of a release. */
export interface Upload extends ReleaseName {
  files: UploadedFile[];
}

/** What is kept of a release. */
export interface KeptRelease extends ReleaseName {
  files: number;
  /** Gzipped, those that other releases have as well included. */
  bytes: number;
  /** When it was last uploaded, epoch ms. */
  date: number;
}

/** Sizes in bytes, lengths in characters. */
export const uploadLimits = {
  /** Of a file as it travels, gzipped. */
  sent: 32 * 2 ** 20,
  /** Of a file. */
  decoded: 64 * 2 ** 20,
  /** Of all that is kept, gzipped. */
  kept: 4 * 2 ** 30,
  /** Of a release. */
  files: 20_000,
  /** And of an app. */
  release: 256,
  path: 2048,
} as const;

/** It cannot be kept; the message is one sentence for whoever uploads. */
export class UploadError extends Error {
  override name = 'UploadError';
}
