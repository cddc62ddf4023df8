import { joined } from '../../analysis/joined.js';
import type { Hole, Numbers, PageFilter, PageHead, PageStory, StoryView } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import { type EntryRow, entryColumns, entryOf } from '../entryOf.js';
import { pageRanges } from '../pageRanges.js';

/** Entries read, at most; beside them a page's other entries cannot be told apart in a picture. */
const most = 10_000;
/** Bytes of their strings, scripts and functions, about. */
const mostBytes = 16_000_000;
const mostViews = 1000;
const mostHoles = 200;

/**
 * Everything of one page, by time; what the filter says beside the page's id counts for nothing.
 *
 * Costs a pass over the page ids of the batches, some thirtieth of the entries, which gives the page's place in the
 * key; then the granules of that page alone. Where its batches' rows were lost, which are written after the entries, a
 * pass over the entries' page ids stands in.
 */
export async function page(engine: Engine, { page: id }: PageFilter): Promise<PageStory> {
  const nothing: PageStory = { entries: [], holes: [] };
  if (id === undefined) return nothing;
  const note = await noteOf(engine, id);
  if (!note) return nothing;

  const { apps, starts, ...said } = note;
  const of = {
    conditions: `app IN {apps:Array(String)} AND page_id = {page:UUID}
      AND page_start IN (${starts.map((start) => `fromUnixTimestamp64Milli(${Math.trunc(start)}, 'UTC')`)})`,
    params: { apps, page: id },
  };
  const [rows, views, ranges] = await Promise.all([
    entriesOf(engine, of),
    viewsOf(engine, of),
    pageRanges(engine, id, of),
  ]);
  const coverage: Numbers = { numbered: ranges.at(-1)?.to ?? 0, stored: 0, dropped: {}, missing: 0 };
  for (const range of ranges) {
    const length = range.to - range.from;
    if (range.state === 'dropped')
      coverage.dropped[range.reason] = (coverage.dropped[range.reason] ?? 0) + length;
    else coverage[range.state] += length;
  }
  const holes = ranges
    .filter((range): range is Hole => range.state !== 'stored')
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, mostHoles)
    .sort((a, b) => a.from - b.from);
  const head: PageHead = {
    id,
    app: apps[0]!,
    timeOrigin: starts[0]!,
    ...said,
    ...deviceOf(views[0]),
    views: views.map(({ n, startTime, url, route, navigationType, entries }) => {
      return { n, startTime, url, route, navigationType, entries };
    }),
    coverage,
  };
  return { head, entries: joined(rows.map(entryOf)), holes: await timed(engine, of, holes) };
}

interface Rows {
  conditions: string;
  params: Params;
}

type Said = Pick<PageHead, 'release' | 'environment' | 'session' | 'url' | 'sdk' | 'supports'>;
type Note = Said & { apps: string[]; starts: number[] };

/** What the page says of itself, and its places in the key: one, unless a sender contradicts itself. */
async function noteOf(engine: Engine, page: string): Promise<Note | undefined> {
  const own = {
    batches: `any(toString(sdk)) AS sdk, any(supports) AS supports`,
    entries: `'' AS sdk, [] AS supports`,
  };
  for (const table of ['batches', 'entries'] as const) {
    const [row] = await engine.query<Note>(
      `SELECT
        groupUniqArray(20)(toString(app)) AS apps,
        groupUniqArray(20)(toUnixTimestamp64Milli(page_start)) AS starts,
        any(toString(release)) AS release,
        any(toString(environment)) AS environment,
        any(session) AS session,
        any(toString(url)) AS url,
        ${own[table]}
      FROM ${table} WHERE page_id = {page:UUID}
      HAVING count() > 0`,
      { page },
    );
    if (row) return row;
  }
  return undefined;
}

function entriesOf(engine: Engine, { conditions, params }: Rows): Promise<EntryRow[]> {
  return engine.query<EntryRow>(
    `SELECT ${entryColumns} FROM entries
    WHERE ${conditions} AND seq IN (
      SELECT seq FROM (
        SELECT seq, row_number() OVER most_telling AS place, sum(bytes) OVER most_telling AS bytes_so_far
        FROM (
          SELECT seq, any(type IN ['view', 'navigation', 'web-vital']) AS frame, max(entries.duration) AS duration,
            any(200 + length(detail) + length(name) + arraySum((a, b, c) -> 200 + length(a) + length(b) + length(c),
              scripts.url, scripts.fn, scripts.invoker)
              + arraySum((a, b) -> 200 + length(a) + length(b), functions.name, functions.caller)) AS bytes
          FROM entries WHERE ${conditions} GROUP BY seq)
        WINDOW most_telling AS (ORDER BY frame DESC, duration DESC, seq ROWS UNBOUNDED PRECEDING))
      WHERE place <= ${most} AND bytes_so_far <= ${mostBytes})
    ORDER BY start, seq
    LIMIT 1 BY seq`,
    params,
  );
}

interface ViewRow extends StoryView {
  cores: number;
  memory: number;
  effectiveType: string;
  mobile: number;
  context: Record<string, string>;
}

function viewsOf(engine: Engine, { conditions, params }: Rows): Promise<ViewRow[]> {
  return engine.query<ViewRow>(
    `SELECT
      view AS n,
      min(view_start) AS startTime,
      argMin(toString(url), seq) AS url,
      argMin(toString(route), seq) AS route,
      argMin(toString(navigation_type), seq) AS navigationType,
      uniqExact(seq) AS entries,
      max(cores) AS cores,
      max(memory) AS memory,
      any(toString(effective_type)) AS effectiveType,
      max(mobile) AS mobile,
      any(context) AS context
    FROM entries WHERE ${conditions}
    GROUP BY n ORDER BY n LIMIT ${mostViews}`,
    params,
  );
}

function deviceOf(view: ViewRow | undefined): Pick<PageHead, 'device' | 'context'> {
  if (!view) return { device: {}, context: {} };
  const { cores, memory, effectiveType, mobile, context } = view;
  return {
    device: {
      ...(cores > 0 && { cores }),
      ...(memory > 0 && { memory }),
      ...(effectiveType && { effectiveType }),
      ...(mobile >= 0 && { mobile: mobile === 1 }),
    },
    context,
  };
}

/** When the holes were, from the entries beside them. */
async function timed(engine: Engine, { conditions, params }: Rows, holes: Hole[]): Promise<Hole[]> {
  if (!holes.length) return holes;
  const beside = [...new Set(holes.flatMap(({ from, to }) => [from - 1, to]))].filter((seq) => seq >= 0);
  const rows = await engine.query<{ seq: number; start: number; end: number }>(
    `SELECT seq, any(start) AS start, start + greatest(0, any(duration)) AS end
    FROM entries WHERE ${conditions} AND seq IN {beside:Array(UInt64)} GROUP BY seq`,
    { ...params, beside },
  );
  const at = new Map(rows.map((row) => [row.seq, row]));
  return holes.map((hole) => {
    const [before, after] = [at.get(hole.to)?.start, at.get(hole.from - 1)?.end];
    return { ...hole, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
  });
}
