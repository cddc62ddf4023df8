import type { Choices, Filter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/**
 * What the filters can be set to. Each list is narrowed by the filters before it and by time, not by itself:
 * the apps there are, the releases of the app chosen, the routes of that release.
 *
 * Costs three passes over one low-cardinality column each.
 */
export async function choices(engine: Engine, filter: Filter): Promise<Choices> {
  const { from, to, app, release } = filter;
  const time = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const ofApp = { ...time, ...(app !== undefined && { app }) };
  const ofRelease = { ...ofApp, ...(release !== undefined && { release }) };
  const passes = (
    [
      ['app', time],
      ['release', ofApp],
      ['route', ofRelease],
    ] as const
  ).map(
    ([column, narrowed]) => `
      SELECT '${column}' AS list, toString(${column}) AS choice, count() AS used FROM entries
      WHERE ${where(narrowed).conditions} AND ${column} != ''
      GROUP BY choice ORDER BY used DESC, choice LIMIT 200`,
  );
  const rows = await engine.query<{ list: 'app' | 'release' | 'route'; choice: string }>(
    `SELECT list, choice FROM (SELECT * FROM (${passes.join(') UNION ALL SELECT * FROM (')})) ORDER BY used DESC, choice`,
    where(ofRelease).params,
  );
  const of = (list: string) => rows.filter((row) => row.list === list).map(({ choice }) => choice);
  return { apps: of('app'), releases: of('release'), routes: of('route') };
}
