/** Something that a thread did, µs. */
export interface Task {
  ts: number;
  dur: number;
}

/**
 * The tasks by start, cut so that any two of them either lie one inside the other or apart, as a thread's do. Times
 * rounded to 0.1 ms can overlap by that much, and what a hostile page sends by any; what nothing is left of is left out.
 */
export function nested<T extends Task>(tasks: readonly T[]): T[] {
  const open: Task[] = [];
  const kept: T[] = [];
  const waiting = tasks.filter(({ dur }) => dur > 0).sort(latestFirst);
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const { ts } = task;
    while (open.length && endOf(open.at(-1)!) <= ts) open.pop();
    const around = open.length ? endOf(open.at(-1)!) : Number.POSITIVE_INFINITY;
    const over = endOf(task) - around;
    if (over <= 0 || over < around - ts) {
      const cut = over > 0 ? { ...task, dur: around - ts } : task;
      open.push(cut);
      kept.push(cut);
    } else {
      // Most of it happens after the other: it waits for its turn among those that begin then.
      const late = { ...task, ts: around, dur: over };
      let place = waiting.length;
      while (place > 0 && latestFirst(waiting[place - 1]!, late) > 0) place--;
      waiting.splice(place, 0, late);
    }
  }
  return kept;
}

const endOf = ({ ts, dur }: Task) => ts + dur;
const latestFirst = (a: Task, b: Task) => b.ts - a.ts || a.dur - b.dur;
