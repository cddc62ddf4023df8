import { fit } from './cut.js';
import { type Line, own } from './Line.js';
import { lineWidth } from './lineWidth.js';

export interface Column {
  head: string;
  /** @default false: to the right, as figures are */
  left?: true;
  /** It can be cut down to so many columns. */
  shrinks?: number;
  /** Left out where there is no room, the highest first. Without: never. */
  drop?: number;
  /** Columns that a drawing takes at least and at most. Drawings are no part of Markdown. */
  drawn?: readonly [least: number, most: number];
}

/** A line, or what draws one in so many columns. */
export type Cell = Line | ((width: number) => Line);

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

const margin = 2;
const gap = 2;

/** Aligned columns within `width`, first their heads. */
export function table({ columns, rows }: Table, width: number): Line[] {
  const natural = columns.map(({ head, drawn }, i) =>
    Math.max(
      lineWidth([own(head)]),
      drawn?.[0] ?? 0,
      ...rows.map((row) => (typeof row[i] === 'function' ? 0 : lineWidth(row[i]!))),
    ),
  );
  const widths = share(columns, natural, width - margin);
  const shown = columns.map((_, i) => i).filter((i) => widths[i]! > 0);
  const lineOf = (cells: readonly Cell[]): Line =>
    shown.flatMap((i, nth) => {
      const cell = cells[i]!;
      const text = typeof cell === 'function' ? cell(widths[i]!) : cell;
      const side = columns[i]!.left || columns[i]!.drawn ? 'left' : 'right';
      return [own(' '.repeat(nth ? gap : margin)), ...fit(text, widths[i]!, side)];
    });
  return [lineOf(columns.map(({ head }) => [own(head, 'dim')])), ...rows.map(lineOf)];
}

/** How wide each column becomes; 0: left out. */
function share(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const least = natural.map((width, i) => Math.min(width, columns[i]!.shrinks ?? width));
  const widths = [...least];
  const taken = () => widths.reduce((sum, width) => sum + (width && width + gap), 0) - gap;
  const droppable = columns
    .map(({ drop = 0 }, i) => ({ drop, i }))
    .filter(({ drop }) => drop)
    .sort((a, b) => b.drop - a.drop);
  for (const { i } of droppable) {
    if (taken() <= room) break;
    widths[i] = 0;
  }
  const grow = (i: number, to: number) => {
    if (widths[i]) widths[i] = Math.min(to, widths[i]! + Math.max(0, room - taken()));
  };
  columns.forEach(({ shrinks }, i) => {
    if (shrinks) grow(i, natural[i]!);
  });
  columns.forEach(({ drawn }, i) => {
    if (drawn) grow(i, drawn[1]);
  });
  // A terminal too narrow for what cannot be left out: the first column gives way.
  const over = taken() - room;
  if (over > 0) widths[0] = Math.max(1, widths[0]! - over);
  return widths;
}
