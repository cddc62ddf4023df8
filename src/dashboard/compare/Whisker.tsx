import type { ComparedFigure } from '../../wire/answers.js';
import { positions } from './positions.js';

/** A difference as a dot, its interval as a line through it, both on the scale that all rows share; 0 in the middle. */
export function Whisker({ figure, reach }: { figure: ComparedFigure; reach: number }) {
  const at = positions(figure);
  if (!at) return null;
  const x = (value: number) => 50 + 48 * Math.max(-1, Math.min(1, value / reach));
  const percent = (value: number) => `${x(value)}%`;
  const beyond = (value: number) => Math.abs(value) > reach;
  return (
    <svg class={`whisker ${figure.verdict.replace(' ', '-')}`} width="100%" height="20" aria-hidden="true">
      <line class="whisker-together" x1={percent(at.lowest)} x2={percent(at.highest)} y1="10" y2="10" />
      <line class="whisker-alone" x1={percent(at.low)} x2={percent(at.high)} y1="10" y2="10" />
      {at.lowest < -reach && <Arrow x={percent(-reach)} turn={180} />}
      {at.highest > reach && <Arrow x={percent(reach)} turn={0} />}
      {!beyond(at.value) && <circle cx={percent(at.value)} cy="10" r="4.5" />}
    </svg>
  );
}

/** The interval goes on beyond the scale. */
function Arrow({ x, turn }: { x: string; turn: number }) {
  return (
    <svg x={x} y="10" overflow="visible" aria-hidden="true">
      <path d="M-1-4 5 0-1 4z" transform={`rotate(${turn})`} />
    </svg>
  );
}
