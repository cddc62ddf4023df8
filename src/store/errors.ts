/** The engine's package is not installed. */
export class MissingEngineError extends Error {
  override name = 'MissingEngineError';
  constructor() {
    super('The collector needs the package chdb, which is not installed here: npm install chdb');
  }
}

/** Another process has the data directory open. */
export class DirectoryInUseError extends Error {
  override name = 'DirectoryInUseError';
  constructor(
    directory: string,
    readonly pid?: number,
  ) {
    super(`The data directory ${directory} is in use by another process${pid ? ` (pid ${pid})` : ''}`);
  }
}

/** The data directory cannot be made, read or written. */
export class DirectoryError extends Error {
  override name = 'DirectoryError';
}

/** More waits to be stored than may; try again in `retryAfter` seconds. */
export class QueueFullError extends Error {
  override name = 'QueueFullError';
  readonly retryAfter = 2;
  constructor() {
    super('Too much waits to be stored');
  }
}
