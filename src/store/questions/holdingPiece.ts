import type { AnatomyPiece } from '../../analysis/anatomy.js';
import type { CalledPlace, HoldingRequest, Piece } from '../../wire/index.js';
import type { StoredRequest, StoredScript } from './overlapping.js';

/** A piece as it is told: without the times of the script or request itself. */
export function holdingPiece({
  script,
  request,
  ...piece
}: AnatomyPiece<StoredScript, StoredRequest>): Piece {
  return {
    ...piece,
    ...(script && { script: holdingScript(script) }),
    ...(request && { request: holdingRequest(request) }),
  };
}

/** Without a position where the browser told none. */
export function holdingScript(script: StoredScript): CalledPlace {
  const { app, release, sourceURL, sourceFunctionName, sourceCharPosition, invoker, invokerType } = script;
  return {
    app,
    release,
    sourceURL,
    sourceFunctionName,
    ...(sourceCharPosition >= 0 && { sourceCharPosition }),
    invoker,
    invokerType,
  };
}

function holdingRequest({ url, initiatorType, transferSize, serverTiming }: StoredRequest): HoldingRequest {
  return {
    url,
    ...(initiatorType && { initiatorType }),
    ...(transferSize && { transferSize }),
    ...(serverTiming && { serverTiming }),
  };
}
