import type {
  ComponentPhase,
  FunctionCalls,
  FunctionFigures,
  FunctionKind,
  FunctionShare,
  InstrumentedFunction,
} from '../../wire/index.js';
import { left } from '../report/Block.js';
import type { Section } from '../report/Section.js';
import { count, counted } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, own } from '../text/Line.js';
import type { Table } from '../text/table.js';

/** One function or component: its figures, for whom it ran and what for it, its phases, and where it was. */
export function functionSections(
  name: string,
  kind: FunctionKind,
  { row, callers, callees, phases, routes, releases, frames }: InstrumentedFunction,
  limit: number,
): Section[] {
  const component = kind === 'component';
  const calls = component ? 'renders' : 'calls';
  const tables: (Section | undefined)[] = [
    phases.length ? { title: 'Phases', table: phaseTable(phases) } : undefined,
    callTable(component ? 'Rendered in' : 'Called by', callers, kind, limit),
    callTable(component ? 'Inside it' : 'Calls', callees, kind, limit),
    frames.length
      ? {
          title: 'Long frames with most of it',
          table: {
            columns: [
              { head: 'page', left: true },
              { head: 'at' },
              { head: 'frame' },
              { head: 'blocking', drop: 2 },
              { head: calls, drop: 3 },
              { head: 'own' },
              { head: '', left: true, shrinks: 12, drop: 4 },
            ],
            rows: frames
              .slice(0, limit)
              .map((frame) => [
                [own(frame.page)],
                [own(`${count(frame.startTime)} ms`)],
                [own(duration(frame.duration))],
                [own(duration(frame.blocking))],
                [own(count(frame.calls))],
                [own(duration(frame.own))],
                [foreign(frame.route, 'cyan')],
              ]),
          },
          ...left(frames.length, limit),
        }
      : undefined,
    shareTable('Routes', routes, calls, limit),
    shareTable('Releases', releases, calls, limit),
  ];
  return [
    {
      title: component ? 'Component' : 'Function',
      items: [{ head: [foreign(name, 'bold')], texts: row ? [[own(figuresOf(row, component))]] : [] }],
    },
    ...tables.filter((section) => section !== undefined),
  ];
}

function figuresOf({ calls, users, own, total, mean, p95, max }: FunctionFigures, component: boolean) {
  return [
    `${counted(calls, component ? 'render' : 'call')} of ${counted(users, 'user')}`,
    `${duration(own)} of its own`,
    `${duration(total)} in all`,
    `mean ${duration(mean)}`,
    ...(p95 === undefined ? [] : [`p95 ${duration(p95)}`]),
    `longest ${duration(max)}`,
  ].join(' · ');
}

function phaseTable(phases: readonly ComponentPhase[]): Table {
  const ms = (value: number | undefined) => [own(value === undefined ? '–' : duration(value))];
  return {
    columns: [
      { head: '', left: true },
      { head: 'renders' },
      { head: 'own' },
      { head: 'total' },
      { head: 'render', drop: 1 },
      { head: 'layout effects', drop: 4 },
      { head: 'effects', drop: 3 },
      { head: 'p95' },
      { head: 'max', drop: 2 },
    ],
    rows: phases.map((row) => [
      [own(row.phase)],
      [own(count(row.calls))],
      ...[row.own, row.total, row.render, row.layoutEffects, row.effects, row.p95, row.max].map(ms),
    ]),
  };
}

function callTable(
  title: string,
  rows: readonly FunctionCalls[],
  of: FunctionKind,
  limit: number,
): Section | undefined {
  if (!rows.length) return undefined;
  return {
    title,
    table: {
      columns: [{ head: '', left: true, shrinks: 16 }, { head: 'calls' }, { head: 'total' }, { head: 'own' }],
      rows: rows
        .slice(0, limit)
        .map((row) => [
          row.name === undefined
            ? [own('nothing instrumented', 'dim')]
            : [foreign(row.name, 'bold'), ...(row.kind === of ? [] : [own(` ${row.kind}`, 'dim')])],
          [own(count(row.calls))],
          [own(duration(row.total))],
          [own(duration(row.own))],
        ]),
    },
    ...left(rows.length, limit),
  };
}

function shareTable(
  title: string,
  rows: readonly FunctionShare[],
  calls: string,
  limit: number,
): Section | undefined {
  if (!rows.some(({ name }) => name)) return undefined;
  return {
    title,
    table: {
      columns: [{ head: '', left: true, shrinks: 16 }, { head: calls }, { head: 'own' }],
      rows: rows
        .slice(0, limit)
        .map((row) => [
          row.name ? [foreign(row.name, 'bold')] : [own('–')],
          [own(count(row.calls))],
          [own(duration(row.own))],
        ]),
    },
    ...left(rows.length, limit),
  };
}
