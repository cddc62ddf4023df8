import type { FunctionKind, Functions, FunctionsFilter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import {
  type FiguresRow,
  figureNames,
  figures,
  functionRows,
  kindOf,
  sums,
  toFigures,
} from './functionFigures.js';
import { where } from './where.js';

/** Listed of each kind. */
const most = 200;

type Row = FiguresRow & {
  name: string;
  kind: FunctionKind;
  share: number;
  kindNames: number;
  kindCalls: number;
  kindOwn: number;
};

/**
 * What instrumented functions and components did, by name and kind.
 *
 * Costs one pass over the `functions` rows, unfolded, with a group a name that holds its sessions and its buckets.
 */
export async function functions(
  engine: Engine,
  { sort = 'own', ...filter }: FunctionsFilter,
): Promise<Functions> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Row>(
    `SELECT
      name, kind, ${figureNames}, if(kindOwn > 0, own / kindOwn, 0) AS share, kindNames, kindCalls, kindOwn
    FROM (
      SELECT
        name, kind, ${figures},
        count() OVER of_kind AS kindNames, sum(calls) OVER of_kind AS kindCalls, sum(own) OVER of_kind AS kindOwn
      FROM (
        SELECT toString(fn) AS name, ${kindOf} AS kind, ${sums}
        FROM ${functionRows}
        WHERE type = 'functions' AND ${conditions}
        GROUP BY fn, its_kind)
      WINDOW of_kind AS (PARTITION BY kind))
    ORDER BY ${sort} DESC NULLS LAST, own DESC, name, kind
    LIMIT ${most} BY kind`,
    params,
  );
  const kinds = new Map(rows.map((row) => [row.kind, row]));
  return {
    rows: rows.map((row) => ({
      name: row.name,
      kind: row.kind,
      ...toFigures(row),
      share: row.share,
    })),
    totals: [...kinds.values()].map(({ kind, kindNames: names, kindCalls: calls, kindOwn: own }) => {
      return { kind, names, calls, own };
    }),
  };
}
