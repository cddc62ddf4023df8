import type { StoryEntry, StoryScript } from '../../wire/answers.js';
import { reasonWords } from '../coverage/reasonWords.js';
import { count } from '../format/count.js';
import type { Bar } from './Bar.js';

/** Shown apart, or in another form. */
const apart = new Set([
  'scripts',
  'running',
  'parent',
  'source',
  'culprit',
  'type',
  'sentType',
  'startTime',
  'duration',
  'detail',
  'attribution',
]);

/** Every field of what a bar stands for, as it was sent: its name and its value as text. Nested ones are named by their path. */
export function fieldsOf({ entry, script, view, hole, kind }: Bar): [name: string, value: string][] {
  if (hole) {
    const numbers =
      hole.to - hole.from === 1 ? count(hole.from) : `${count(hole.from)}–${count(hole.to - 1)}`;
    const why = hole.state === 'dropped' ? reasonWords[hole.reason] : 'not here yet, or lost';
    return [
      ['numbers', numbers],
      [hole.state, why],
    ];
  }
  if (view) return [...flat(view)];
  if (script) return [...flat(script)];
  if (!entry) return [];
  if (kind === 'rendering')
    return [...flat(entry)].filter(([name]) => /render|style|paint|present/i.test(name));
  return [...flat(entry), ...deep(entry)];
}

function* flat(value: object, path = ''): Generator<[string, string]> {
  for (const [name, field] of Object.entries(value)) {
    if (!path && apart.has(name)) continue;
    if (field !== null && typeof field === 'object') yield* flat(field, `${path}${name}.`);
    else if (field !== undefined) yield [path + name, String(field)];
  }
}

/** What the page has said beside: a measure's detail, a Web Vital's attribution. */
function* deep(entry: StoryEntry | StoryScript): Generator<[string, string]> {
  for (const name of ['attribution', 'detail'] as const) {
    const value = (entry as { [name: string]: unknown })[name];
    if (value === undefined || value === null) continue;
    if (typeof value === 'object') yield* flat(value, name === 'detail' ? 'detail.' : '');
    else yield [name, String(value)];
  }
}
