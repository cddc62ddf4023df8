import type { FunctionRow } from './askTop.js';
import { columns } from './columns.js';
import type { Key } from './keysIn.js';

/** What the keys have made of the screen. */
export interface TopState {
  /** Index in `columns`. */
  sort: number;
  paused: boolean;
  /** Key of the function chosen; it stays chosen wherever it moves to. */
  chosen?: string;
}

export const firstState: TopState = { sort: 0, paused: false };

export function sorted(rows: readonly FunctionRow[], { sort }: TopState): FunctionRow[] {
  const { value } = columns[sort]!;
  return [...rows].sort((a, b) => value(b) - value(a));
}

/** Index of the function chosen; -1: none, or it is gone. */
export function chosenIndex(rows: readonly FunctionRow[], { chosen }: TopState): number {
  return chosen === undefined ? -1 : rows.findIndex((row) => row.key === chosen);
}

/** @param rows as they stand on the screen, of which `page` are seen at once */
export function press(state: TopState, key: Key, rows: readonly FunctionRow[], page: number): TopState {
  const at = chosenIndex(rows, state);
  const choose = (index: number): TopState => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    return row ? { ...state, chosen: row.key } : state;
  };
  const turn = (by: number) => ({ ...state, sort: (state.sort + by + columns.length) % columns.length });
  switch (key) {
    case 'space':
      return { ...state, paused: !state.paused };
    case 'sort':
    case 'right':
      return turn(1);
    case 'left':
      return turn(-1);
    case 'up':
      return choose(at < 0 ? rows.length - 1 : at - 1);
    case 'down':
      return choose(at + 1);
    case 'pageUp':
      return choose(at - page);
    case 'pageDown':
      return choose(at + page);
    case 'home':
      return choose(0);
    case 'end':
      return choose(rows.length - 1);
    default:
      return state;
  }
}
