/**
 * Rows `page_id, view, session, route, value, start, told`: of each view the last that was sent of a Web Vital; `told` is its attribution.
 *
 * The conditions stand in a query of their own, since the engine would take their columns for the aliases.
 */
export function lastVital(name: 'LCP' | 'CLS' | 'INP', told: string, conditions: string): string {
  return `SELECT page_id, view, any(session) AS session, any(route) AS route,
        argMax(value, seq) AS value, argMax(start, seq) AS start, JSONExtract(argMax(detail, seq), 'Tuple(${told})') AS told
      FROM (SELECT * FROM entries WHERE type = 'web-vital' AND name = '${name}' AND ${conditions})
      GROUP BY page_id, view`;
}
