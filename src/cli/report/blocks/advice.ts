import type { Finding } from '../../../wire/index.js';
import { count, counted } from '../../text/count.js';
import { duration } from '../../text/duration.js';
import { foreign, type Line, own, prose } from '../../text/Line.js';
import { block } from '../Block.js';
import { placeText } from '../placeOf.js';

/** Of each finding; the dashboard has them all. */
const mostEvidence = 3;

export const advice = block('advice', ({ findings, waiting, rules, sampled }, { limit }) => ({
  title: 'What to change',
  note: findings.length
    ? `${counted(findings.length, 'finding')}, that which gives back most first${sampled ? `; estimated from one user in ${count(sampled)}` : ''}`
    : `${counted(rules, 'rule')} found nothing to change${waiting ? `; ${count(waiting)} wait for more users` : ''}`,
  items: findings.slice(0, limit).map((finding, i) => ({
    head: [own(`${i + 1}. `, 'bold'), prose(finding.title, 'bold')],
    texts: [gain(finding), ...place(finding), [prose(finding.change.text)], ...evidence(finding)],
    ...(finding.change.code !== undefined && { code: finding.change.code }),
  })),
  ...(findings.length > limit && {
    more: `… and ${findings.length - limit} more: --limit ${findings.length}`,
  }),
}));

function gain({ gain: { of, total, perView }, users, views }: Finding): Line {
  const amount = (value: number) => (of === 'CLS' ? value.toFixed(2) : duration(value));
  const what = { blocking: 'blocking', wait: 'waiting' }[of as string] ?? of;
  return [
    own(`at most ${amount(total)} of ${what}, ${amount(perView)} a view`, 'green'),
    own(` · ${counted(users, 'user')} · ${counted(views, 'view')}`, 'dim'),
  ];
}

function place({ place }: Finding): Line[] {
  if (!place || !placeText(place)) return [];
  const { source } = place;
  return [
    [
      foreign(placeText(place), 'cyan'),
      ...(source && 'text' in source && source.text ? [own('  '), foreign(source.text, 'dim')] : []),
    ],
  ];
}

function evidence({ evidence }: Finding): Line[] {
  return evidence.slice(0, mostEvidence).map(({ text }) => [own('· '), prose(text, 'dim')]);
}
