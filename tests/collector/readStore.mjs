// What a data directory holds that no collector has open, as JSON: { rows, numbers: { page id: its numbers, ascending } }.
// A process of its own, since the engine opens one directory a process. usage: node readStore.mjs <directory>
import { Session } from 'chdb';

const session = new Session(process.argv[2]);
const ask = (sql) =>
  session
    .query(sql, 'JSONEachRow')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const pages = ask(
  'SELECT toString(page_id) AS id, groupArray(seq) AS all, arraySort(groupUniqArray(seq)) AS numbers FROM entries GROUP BY page_id',
);
console.log(
  JSON.stringify({
    rows: pages.reduce((sum, { all }) => sum + all.length, 0),
    numbers: Object.fromEntries(pages.map(({ id, numbers }) => [id, numbers])),
  }),
);
session.close();
