import type { Entry, LongTaskEntry } from '../../wire/types.js';
import { cleanUrl, round } from '../plain.js';
import type { Observe } from './observe.js';

/** A frame's entry comes after those of the tasks in it; so long a task waits for it, ms. */
const patience = 1_000;

export interface LongTasks {
  /** A frame from `start` to `end` was recorded: the tasks inside it need not be. */
  cover(start: number, end: number): void;
  /** Records the tasks that no frame has claimed. */
  settle(): void;
}

/** Long tasks that no recorded long animation frame contains, such as those of an iframe or a BroadcastChannel. */
export function observeLongTasks(observe: Observe, record: (entry: Entry) => void): LongTasks {
  const waiting = new Set<PerformanceLongTaskTiming>();
  const settle = (tasks: Iterable<PerformanceLongTaskTiming> = waiting) => {
    for (const task of tasks) if (waiting.delete(task)) record(toEntry(task));
  };
  observe<PerformanceLongTaskTiming>('longtask', (task) => {
    waiting.add(task);
    setTimeout(settle, patience, [task]);
  });
  return {
    cover(start, end) {
      for (const task of waiting)
        if (task.startTime > start - 1 && task.startTime + task.duration < end + 1) waiting.delete(task);
    },
    settle,
  };
}

function toEntry({ startTime, duration, name, attribution }: PerformanceLongTaskTiming): LongTaskEntry {
  const [frame] = attribution;
  const container = frame && (cleanUrl(frame.containerSrc) || frame.containerId || frame.containerName);
  return {
    type: 'longtask',
    startTime: round(startTime),
    duration: round(duration),
    name,
    ...(container && { container: container.slice(0, 2048) }),
  };
}
