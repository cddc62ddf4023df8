import type { Piece } from '../../wire/answers.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { ScriptPlace } from './ScriptPlace.js';

/** What took the time: a script, a request with what its server says, or work without a name. */
export function PieceName({ piece: { part, script, request }, ...screen }: { piece: Piece } & ScreenProps) {
  if (script) return <ScriptPlace script={script} {...screen} />;
  if (request)
    return (
      <>
        <span class="function-name">{request.url}</span>
        <span class="function-source">
          {request.initiatorType && <span>{request.initiatorType}</span>}{' '}
          {request.serverTiming?.slice(0, 5).map(({ name, duration: took, description }) => (
            <span key={name}>
              server: {description || name}
              {took !== undefined && ` ${duration(took)}`}
            </span>
          ))}
        </span>
      </>
    );
  return (
    <span class="function-name unnamed">
      {part === 'layout' ? 'Drawing the frame' : 'Long frames that name no script'}
    </span>
  );
}
