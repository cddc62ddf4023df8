import type {
  ComponentPhase,
  FunctionCalls,
  FunctionFilter,
  FunctionFrame,
  FunctionKind,
  InstrumentedFunction,
} from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import {
  callerKindOf,
  type FiguresRow,
  figureNames,
  figures,
  functionRows,
  kindOf,
  sums,
  toFigures,
} from './functionFigures.js';
import { where } from './where.js';

const mostCalls = 100;
const mostShares = 10;
const mostFrames = 20;

/**
 * One instrumented function or component: its figures in all and by phase, for whom it ran, what ran for it, where, and
 * the long frames with most of it.
 *
 * Costs three passes over the names in the `functions` rows; the rest is read only where the name is among them.
 */
export async function instrumentedFunction(
  engine: Engine,
  { name, kind = 'function', ...filter }: FunctionFilter,
): Promise<InstrumentedFunction> {
  const { conditions, params } = where(filter);
  const asked: Asked = {
    conditions,
    params: { ...params, name, kind },
  };
  const [grouped, callees, frames] = await Promise.all([
    groupsOf(engine, asked),
    calleesOf(engine, asked),
    framesOf(engine, asked),
  ]);
  const of = (by: Group['grouped']) => grouped.filter((row) => row.grouped === by);
  const [all] = of('all');
  const shares = (by: 'route' | 'release') =>
    of(by)
      .sort((a, b) => b.own - a.own)
      .slice(0, mostShares)
      .map((row) => ({ name: row.value, calls: row.calls, own: row.own }));
  return {
    ...(all && { row: toFigures(all) }),
    callers: of('caller')
      .slice(0, mostCalls)
      .map((row): FunctionCalls => {
        const { value, kind, calls, total, own } = row;
        return { ...(value && { name: value, kind }), calls, total, own };
      }),
    callees,
    phases: of('phase').flatMap(phaseOf),
    routes: shares('route'),
    releases: shares('release'),
    frames,
  };
}

interface Asked {
  conditions: string;
  params: Params;
}

type Group = FiguresRow & {
  grouped: 'all' | 'phase' | 'caller' | 'route' | 'release';
  value: string;
  /** Of a caller. */
  kind: FunctionKind;
  render: number;
  layout: number;
  effects: number;
};

/** All of it, and by phase, caller, route and release; most total time first. */
function groupsOf(engine: Engine, { conditions, params }: Asked): Promise<Group[]> {
  return engine.query<Group>(
    `SELECT grouped, value, kind, ${figureNames}, render, layout, effects
    FROM (
      SELECT ${figures}, grouped, value, kind, render, layout, effects
      FROM (
        SELECT
          multiIf(grouping(phase) = 0, 'phase', grouping(caller) = 0, 'caller', grouping(route) = 0, 'route',
            grouping(release) = 0, 'release', 'all') AS grouped,
          concat(phase, caller, route, release) AS value,
          ${callerKindOf} AS kind,
          ${sums}, sum(its_render) AS render, sum(its_layout) AS layout, sum(its_effects) AS effects
        FROM ${functionRows}
        PREWHERE type = 'functions' AND has(functions.name, {name:String})
        WHERE fn = {name:String} AND ${kindOf} = {kind:String} AND ${conditions}
        GROUP BY GROUPING SETS ((), (phase), (caller, kind), (route), (release))
        HAVING count() > 0))
    ORDER BY total DESC, value
    LIMIT 1000 BY grouped`,
    params,
  );
}

function phaseOf({ value, render, layout, effects, ...row }: Group): ComponentPhase[] {
  if (value !== 'mount' && value !== 'update') return [];
  return [
    {
      phase: value,
      ...toFigures(row),
      ...(render && { render }),
      ...(layout && { layoutEffects: layout }),
      ...(effects && { effects }),
    },
  ];
}

function calleesOf(engine: Engine, { conditions, params }: Asked): Promise<FunctionCalls[]> {
  return engine.query<FunctionCalls>(
    `SELECT toString(fn) AS name, ${kindOf} AS kind, sum(its_calls) AS calls, sum(its_total) AS total, sum(its_own) AS own
    FROM ${functionRows}
    PREWHERE type = 'functions' AND has(functions.caller, {name:String})
    WHERE caller = {name:String} AND ${callerKindOf} = {kind:String} AND ${conditions}
    GROUP BY fn, kind ORDER BY total DESC, name, kind LIMIT ${mostCalls}`,
    params,
  );
}

/** A frame's rows may come in several entries. */
function framesOf(engine: Engine, { conditions, params }: Asked): Promise<FunctionFrame[]> {
  return engine.query<FunctionFrame>(
    `SELECT
      toString(page_id) AS page, toString(any(its_route)) AS route, toString(any(its_release)) AS release,
      at AS startTime, any(took) AS duration, any(blocked) AS blocking, sum(its_calls) AS calls, sum(its_own) AS own
    FROM (
      SELECT page_id, entries.route AS its_route, entries.release AS its_release, start AS at,
        entries.duration AS took, entries.blocking AS blocked, its_calls, its_own
      FROM ${functionRows}
      PREWHERE type = 'functions' AND has(functions.name, {name:String})
      WHERE entries.name = 'long-animation-frame' AND fn = {name:String} AND ${kindOf} = {kind:String}
        AND ${conditions})
    GROUP BY page_id, at ORDER BY own DESC, duration DESC, page, at LIMIT ${mostFrames}`,
    params,
  );
}
