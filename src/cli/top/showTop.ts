import type { Filter } from '../../wire/index.js';
import { invokerText, placeOf, placeText } from '../report/placeOf.js';
import { bar } from '../text/bar.js';
import { count } from '../text/count.js';
import { cut } from '../text/cut.js';
import { duration } from '../text/duration.js';
import { foreign, type Line, own } from '../text/Line.js';
import { lineWidth } from '../text/lineWidth.js';
import { sparkline } from '../text/sparkline.js';
import { table } from '../text/table.js';
import { wrap } from '../text/wrap.js';
import type { FunctionRow, Snapshot } from './askTop.js';
import { columns } from './columns.js';
import { chosenIndex, type TopState } from './TopState.js';

export interface TopLook {
  filter: Filter;
  /** ms. */
  window: number;
  /** Who answers. */
  from: string;
  /** Why the figures are not those of now. */
  trouble?: string | undefined;
  width: number;
  /** Rows of the table at most. */
  rows: number;
}

/** Lines above the table. */
const head = ({ at, overview, functions, inp, blocking }: Snapshot, look: TopLook): Line[] => {
  const { views, sessions } = overview;
  const figure = (name: string, value: string): Line => [own(`${name} `), own(value, 'bold')];
  const space = own('   ');
  const most = Math.max(0, ...blocking.map((ms) => ms ?? 0));
  return [
    title(at, look),
    [
      ...figure('users', count(sessions)),
      space,
      ...figure('views', count(views)),
      space,
      ...figure('blocking/view', views ? duration(functions.totalBlocking / views) : '–'),
      space,
      ...figure('INP p75', inp === undefined ? '–' : duration(inp)),
    ],
    [own('30 min '), own(sparkline(blocking), 'red'), own(` most ${duration(most)} blocking/view`, 'dim')],
    [],
  ];
};

function title(at: number, { filter, window, from, width }: TopLook): Line {
  const scope = [filter.app, filter.release, filter.route].filter((value) => value !== undefined);
  const left: Line = [
    own('fieldmark top', 'bold'),
    ...scope.flatMap((value, i) => [own(i ? ' · ' : '  '), foreign(value)]),
    own(`  last ${duration(window)}`),
  ];
  const right: Line = [own(from, 'dim'), own(`  ${new Date(at).toTimeString().slice(0, 8)}`)];
  const space = width - lineWidth(left) - lineWidth(right);
  return space > 1 ? [...left, own(' '.repeat(space)), ...right] : left;
}

/** The screen without its last line. @param rows sorted */
export function showTop(
  snapshot: Snapshot,
  rows: readonly FunctionRow[],
  state: TopState,
  look: TopLook,
): Line[] {
  const chosen = chosenIndex(rows, state);
  const first = Math.max(0, Math.min(chosen - look.rows + 1, rows.length - look.rows));
  const seen = rows.slice(first, first + look.rows);
  const { totalBlocking } = snapshot.functions;
  const [heads, ...lines] = table(
    {
      columns: [
        { head: 'function', left: true, shrinks: 30 },
        ...columns.map(({ name, drop }, i) => ({
          head: i === state.sort ? `${name}▾` : name,
          // What it is sorted by is always seen.
          ...(drop && i !== state.sort && { drop }),
        })),
        { head: '', drawn: [6, 20], drop: 5 },
      ],
      rows: seen.map((row) => [
        placeOf(row),
        ...columns.map(({ value, show }) => [own(show(value(row)))]),
        (width: number) => bar(totalBlocking ? row.totalBlocking / totalBlocking : 0, width, 'red'),
      ]),
    },
    look.width,
  );
  return [
    ...head(snapshot, look),
    heads!,
    ...lines.map((line, i) => (first + i === chosen ? marked(line, look.width) : line)),
    ...(rows.length ? [] : [[own('  Nothing blocked anybody.', 'dim')]]),
    ...(look.trouble ? wrap(look.trouble, look.width).map((text) => [own(text, 'yellow')]) : []),
  ].map((line) => cut(line, look.width));
}

/** The whole line in reverse, with a mark for those who see no colours. */
function marked(line: Line, width: number): Line {
  const text = line.map((span) => span.text).join('');
  const space = ' '.repeat(Math.max(0, width - lineWidth(line)));
  return [{ text: `▸${text.slice(1)}${space}`, style: 'inverse' }];
}

/** What the table had no room for of the function chosen, in three lines. */
export function details(row: FunctionRow | undefined, width: number): Line[] {
  if (!row || row.unattributed) return [[], [], []];
  const invoker = invokerText(row);
  return [
    [],
    [
      own('at ', 'dim'),
      placeText(row) ? foreign(placeText(row)) : own('a place that the browser does not tell'),
    ],
    [own('by ', 'dim'), foreign(invoker || row.invokerType), own(`  ${row.invokerType}`, 'dim')],
  ].map((line) => cut(line, width));
}

export function footer({ paused, sort }: TopState, width: number): Line {
  const keys = `q end  space ${paused ? 'go on' : 'pause'}  s sort (${columns[sort]!.name})  ↑↓ choose`;
  return cut([...(paused ? [own(' paused ', 'inverse'), own(' ')] : []), own(keys, 'dim')], width);
}
