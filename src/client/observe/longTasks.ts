import type { Entry, LongTaskEntry } from '../../wire/types.js';
import { cleanUrl, times } from '../plain.js';
import type { Observe } from './observe.js';

/** A frame's entry comes after those of the tasks in it; so long a task waits for it, ms. */
const patience = 1_000;

export interface LongTasks {
  /** A frame from `start` to `end` was recorded: the tasks that began in it need not be. */
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
      // The browser may let a task end some ms after the frame that it made.
      for (const task of waiting)
        if (task.startTime > start - 1 && task.startTime < end) waiting.delete(task);
    },
    settle,
  };
}

function toEntry(task: PerformanceLongTaskTiming): LongTaskEntry {
  const [frame] = task.attribution;
  const container = frame && (cleanUrl(frame.containerSrc) || frame.containerId || frame.containerName);
  return {
    type: 'longtask',
    ...times(task),
    name: task.name,
    ...(container && { container: container.slice(0, 2048) }),
  };
}
