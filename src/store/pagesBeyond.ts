import type { Engine } from './engine.js';

/**
 * Ids of the pages with more rows in the table than `most`.
 * @param pages a condition
 */
export async function pagesBeyond(
  engine: Engine,
  table: 'entries' | 'dropped',
  pages: string,
  most: number,
): Promise<Set<string>> {
  const rows = await engine.query<{ id: string }>(
    `SELECT toString(page_id) AS id FROM ${table} WHERE ${pages} GROUP BY page_id HAVING count() > ${most}`,
  );
  return new Set(rows.map(({ id }) => id));
}
