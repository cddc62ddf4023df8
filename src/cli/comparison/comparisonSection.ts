import type { ComparedFigure, ComparedSide, Comparison, Filter } from '../../wire/index.js';
import { placeOf } from '../report/placeOf.js';
import type { Section } from '../report/Section.js';
import { counted } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, type Line, own, type Style } from '../text/Line.js';
import { percent } from '../text/percent.js';
import { utc } from '../text/utc.js';

type Unit = ComparedFigure['unit'];

const verdicts: { [verdict in ComparedFigure['verdict']]: [text: string, style?: Style] } = {
  worse: ['worse', 'red'],
  better: ['better', 'green'],
  'no evidence': ['no evidence of a change'],
  'too few': ['too few to say', 'dim'],
};

/** A comparison, the most certain figure first. */
export function comparisonSection({ target, base, figures, judged, level }: Comparison): Section {
  const told = (verdict: string) => figures.filter((figure) => figure.verdict === verdict).length;
  return {
    title: 'Comparison',
    note: `${size(target)}, against ${size(base)}`,
    table: {
      columns: [
        { head: '', left: true, shrinks: 14 },
        { head: 'against', drop: 1 },
        { head: 'this' },
        { head: 'difference' },
        { head: '', drop: 3 },
        { head: '95 % interval', drop: 2 },
        { head: 'visits', drop: 4 },
        { head: 'verdict', left: true },
      ],
      rows: figures.map((figure) => {
        const { unit, target, base, difference, verdict } = figure;
        const end = (value: number | undefined) => (value === undefined ? '?' : signed(unit, value));
        return [
          nameOf(figure),
          [own(base.value === undefined ? '–' : inUnit(unit, base.value))],
          [own(target.value === undefined ? '–' : inUnit(unit, target.value))],
          [own(difference ? signed(unit, difference.value) : '')],
          [own(difference?.relative === undefined || unit === 'share' ? '' : relative(difference.relative))],
          [own(difference ? `${end(difference.low)} to ${end(difference.high)}` : '')],
          [own(`${base.visits}, ${target.visits}`)],
          [own(...verdicts[verdict])],
        ];
      }),
    },
    items: [
      {
        head: [
          ...scopeOf(target.filter, base.filter),
          own(' against '),
          ...scopeOf(base.filter, target.filter),
          own(
            told('worse') + told('better')
              ? `: ${told('worse')} worse, ${told('better')} better, of ${judged} figures`
              : judged
                ? `: no evidence of a change in any of ${judged} figures`
                : ': too few visits on one side or both to say anything',
            'bold',
          ),
        ],
        texts: [
          [
            own(
              `The intervals are of each figure alone. Better or worse is said where 0 lies outside the interval of ${percent(level)} too, which allows for all figures looked at: of all that are told, one in twenty is expected to be false at most. A visit counts as one sample; fewer than 20 on a side are too few.`,
              'dim',
            ),
          ],
        ],
      },
    ],
  };
}

function nameOf({ kind, name, place }: ComparedFigure): Line {
  if (kind === 'measure') return [foreign(name || '(no name)', 'bold')];
  if (kind !== 'function') return [own(name)];
  return place ? placeOf(place) : [foreign(name, 'bold')];
}

function signed(unit: Unit, value: number): string {
  const size = Math.abs(value);
  return sign(value, unit === 'share' ? `${(100 * size).toFixed(1)} points` : inUnit(unit, size));
}

function relative(value: number): string {
  return sign(value, `${(100 * Math.abs(value)).toFixed(1)} %`);
}

function sign(value: number, text: string): string {
  return (Number.parseFloat(text) === 0 ? '' : value > 0 ? '+' : '-') + text;
}

function inUnit(unit: Unit, value: number): string {
  if (unit === 'share') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'score') return value.toFixed(3);
  if (unit === 'count') return value.toFixed(2);
  return duration(value);
}

function size({ visits, views }: ComparedSide): string {
  return `${counted(visits, 'visit')}, ${counted(views, 'view')}`;
}

/** The parts that the other side does not share. */
function scopeOf(filter: Filter, other: Filter): Line {
  const parts: Line = (['app', 'release', 'route', 'device'] as const)
    .filter((part) => filter[part] !== other[part])
    .map((part) => foreign(filter[part] ?? 'all'));
  if (filter.from === other.from && filter.to === other.to) return parts;
  const time = (at: number | undefined) => (at === undefined ? '' : utc(at));
  return [...parts, own(`${time(filter.from)} to ${time(filter.to)}`)];
}
