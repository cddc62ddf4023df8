import type { Finding } from '../../wire/index.js';
import { scoreOf } from './scoreOf.js';

/**
 * Findings of one rule at one place of the source as one: releases serve the same code from files of different names.
 * What stands in the title is of the one with the higher score. A visit loads one release, so users and views add up,
 * to `sessions` at most.
 */
export function mergeSame(findings: readonly Finding[], sessions: number): Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of [...findings].sort((a, b) => b.score - a.score)) {
    const key = keyOf(finding) ?? `${merged.size}`;
    const first = merged.get(key);
    merged.set(key, first ? both(first, finding, sessions) : finding);
  }
  return [...merged.values()];
}

function keyOf({ rule, place }: Finding): string | undefined {
  const source = place?.source;
  if (!source || !('file' in source)) return undefined;
  return `${rule} ${place.app} ${source.file}:${source.line}:${source.column}`;
}

function both(first: Finding, second: Finding, sessions: number): Finding {
  const users = Math.max(first.users, Math.min(sessions, first.users + second.users));
  const views = first.views + second.views;
  const total = first.gain.total + second.gain.total;
  const gain = { ...first.gain, total, perView: views > 0 ? total / views : 0 };
  const release = second.place?.release;
  return {
    ...first,
    users,
    views,
    gain,
    routes: [...new Set([...first.routes, ...second.routes])].slice(0, 5),
    evidence: [
      ...first.evidence,
      { text: `The same code${release ? ` in release ${release}` : ''}: ${second.place?.sourceURL}` },
      ...second.evidence.filter(({ link }) => link),
    ].slice(0, 12),
    score: scoreOf({ users, gain }),
  };
}
