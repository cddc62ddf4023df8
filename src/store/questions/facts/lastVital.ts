/**
 * Rows `page_id, view, session, route, value, start, told`: of each view the last that was sent of a Web Vital; `told` is its attribution.
 *
 * The conditions stand in a query of their own, since the engine would take their columns for the aliases. One aggregate
 * holds the whole row: what a query costs before it reads anything grows with every function in it.
 */
export function lastVital(name: 'LCP' | 'CLS' | 'INP', told: string, conditions: string): string {
  return `SELECT page_id, view, last.1 AS session, last.2 AS route, last.3 AS value, last.4 AS start,
        JSONExtract(last.5, 'Tuple(${told})') AS told
      FROM (
        SELECT page_id, view, argMax((session, route, value, start, detail), seq) AS last
        FROM entries WHERE type = 'web-vital' AND name = '${name}' AND ${conditions}
        GROUP BY page_id, view)`;
}
