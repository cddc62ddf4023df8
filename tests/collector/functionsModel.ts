import type {
  Batch,
  FunctionCalls,
  FunctionFigures,
  FunctionFrame,
  FunctionRow,
  FunctionRowFigures,
  FunctionShare,
} from '../../src/wire/index.js';

/** A row of a functions entry with where it was. */
export type Told = FunctionRow & {
  session: string;
  route: string;
  release: string;
  page: string;
  frame?: { startTime: number; duration: number; blocking: number };
};

/** All rows of some batches, one by one. */
export function toldIn(batches: readonly Batch[]): Told[] {
  return batches.flatMap(({ page, view, entries }) =>
    entries.flatMap((entry) => {
      if (entry.type !== 'functions') return [];
      const { name, startTime, duration, blockingDuration: blocking = 0 } = entry;
      return entry.rows.map((row) => ({
        ...row,
        session: page.session,
        route: view.route,
        release: page.release ?? '',
        page: page.id,
        ...(name === 'long-animation-frame' && { frame: { startTime, duration, blocking } }),
      }));
    }),
  );
}

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((all, one) => all + of(one), 0);

export function groups<T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) found.set(by(one), [...(found.get(by(one)) ?? []), one]);
  return found;
}

export function figuresOf(rows: readonly Told[]): FunctionFigures {
  const buckets = new Map<number, number>();
  for (const { durations = [] } of rows)
    for (let i = 0; i + 1 < durations.length; i += 2)
      buckets.set(durations[i]!, (buckets.get(durations[i]!) ?? 0) + durations[i + 1]!);
  const ended = sum([...buckets.values()], (n) => n);
  const uncounted = sum(rows, (row) => (!row.durations && row.total > 0 ? row.calls : 0));
  const total = sum(rows, (row) => row.total);
  const max = Math.max(...rows.map(({ longest }) => longest));
  return {
    calls: sum(rows, (row) => row.calls),
    users: new Set(rows.map(({ session }) => session)).size,
    total,
    own: sum(rows, (row) => row.own),
    mean: total / Math.max(1, ended + uncounted),
    ...(ended > 0 && { p95: p95Of(buckets, ended, max) }),
    max,
  };
}

function p95Of(buckets: Map<number, number>, ended: number, max: number): number {
  const ascending = [...buckets].sort(([a], [b]) => a - b);
  let missing = 0.95 * ended;
  for (const [i, [bucket, calls]] of ascending.entries()) {
    if (missing > calls) {
      missing -= calls;
      continue;
    }
    const low = bucket === 0 ? 0 : 0.1 * 2 ** ((bucket - 1) / 2);
    const above = 0.1 * 2 ** (bucket / 2);
    const high = i === ascending.length - 1 ? Math.min(above, max) : above;
    return Math.min(max, low + Math.max(0, high - low) * (missing / calls));
  }
  return max;
}

/** Unsorted, all of them. */
export function functionsOf(rows: readonly Told[]): FunctionRowFigures[] {
  const ownOf = new Map([...groups(rows, kindOf)].map(([kind, of]) => [kind, sum(of, (row) => row.own)]));
  return [...groups(rows, (row) => `${kindOf(row)} ${row.name}`).values()].map((of) => {
    const { name } = of[0]!;
    const kind = kindOf(of[0]!);
    const own = ownOf.get(kind)!;
    return { name, kind, ...figuresOf(of), share: own ? sum(of, (row) => row.own) / own : 0 };
  });
}

export function kindOf({ kind }: FunctionRow): 'function' | 'component' {
  return kind ?? 'function';
}

export function callerKindOf(row: FunctionRow): 'function' | 'component' {
  return row.callerKind ?? kindOf(row);
}

export function callsBy(
  rows: readonly Told[],
  by: (row: Told) => { name?: string | undefined; kind: 'function' | 'component' },
): FunctionCalls[] {
  return [...groups(rows, (row) => JSON.stringify(by(row)))].map(([key, of]) => ({
    ...(by(of[0]!).name && JSON.parse(key)),
    calls: sum(of, (row) => row.calls),
    total: sum(of, (row) => row.total),
    own: sum(of, (row) => row.own),
  }));
}

export function sharesBy(rows: readonly Told[], by: (row: Told) => string): FunctionShare[] {
  return [...groups(rows, by)].map(([name, of]) => ({
    name,
    calls: sum(of, (row) => row.calls),
    own: sum(of, (row) => row.own),
  }));
}

export function framesOf(rows: readonly Told[]): FunctionFrame[] {
  const inFrames = rows.filter(({ frame }) => frame);
  return [...groups(inFrames, (row) => `${row.page} ${row.frame!.startTime}`).values()].map((of) => {
    const { page, route, release, frame } = of[0]!;
    return {
      page,
      route,
      release,
      ...frame!,
      calls: sum(of, (row) => row.calls),
      own: sum(of, (row) => row.own),
    };
  });
}
