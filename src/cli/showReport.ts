import { type Numbers, type Report, reasons, type ScriptRow, type Vital } from '../wire/index.js';
import { printable } from './printable.js';
import { table } from './table.js';

const escapeCode = String.fromCharCode(27);

/** The report as text for a terminal; the same figures as the API's, rounded. */
export function showReport(report: Report, { colour }: { colour: boolean }): string {
  const paint = (code: number, text: string) =>
    colour ? `${escapeCode}[${code}m${text}${escapeCode}[0m` : text;
  const heading = (text: string) => paint(1, text);
  const { overview, vitals, scripts, measures, coverage } = report;
  if (!overview.numbered) return 'Nothing is stored for that yet.\n';

  const { totals } = coverage;
  const covered = percent(totals.stored / totals.numbered);
  const blocks = [
    `${heading('Fieldmark report')}  ${scope(report)}\n` +
      `${whole(overview.pages)} pages · ${whole(overview.views)} views · ${whole(overview.sessions)} sessions · ` +
      `${whole(overview.entries)} entries · ${covered} of what they recorded`,
    `${heading('Web Vitals')}\n${table(
      ['', 'p75', 'good', 'needs improvement', 'poor', 'views'],
      vitals.map((vital) => [
        vital.name,
        paint(ratingColour(vital), vitalValue(vital.name, vital.p75)),
        percent(vital.good),
        percent(vital.needsImprovement),
        percent(vital.poor),
        whole(vital.views),
      ]),
    )}`,
    `${heading('What kept the main thread')}  ${ms(scripts.totalBlocking)} blocking in ${whole(scripts.frames)} long frames\n${table(
      ['', 'blocking', 'share', 'frames', 'users', 'p75', 'forced layout'],
      scripts.rows
        .slice(0, 20)
        .map((row) => [
          scriptName(row),
          ms(row.totalBlocking),
          percent(scripts.totalBlocking ? row.totalBlocking / scripts.totalBlocking : 0),
          whole(row.frames),
          whole(row.users),
          ms(row.p75),
          row.unattributed ? '' : percent(row.forcedShare),
        ]),
    )}`,
    `${heading('Measures')}\n${table(
      ['', 'count', 'users', 'p50', 'p75', 'p95', 'p99', 'total'],
      measures
        .slice(0, 30)
        .map((row) => [
          printable(row.name),
          whole(row.count),
          whole(row.users),
          ms(row.p50),
          ms(row.p75),
          ms(row.p95),
          ms(row.p99),
          ms(row.total),
        ]),
    )}`,
    `${heading('Coverage')}  ${covered} of ${whole(totals.numbered)} numbered entries are stored\n${table(
      ['', 'entries', 'share'],
      coverageRows(totals),
    )}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The same rows whatever is missing, but for the reasons that nothing was dropped for. */
function coverageRows({ numbered, stored, dropped, missing }: Numbers): string[][] {
  const given = reasons.flatMap((reason) => {
    const count = dropped[reason];
    return count ? [[`dropped, ${reason}`, count] as const] : [];
  });
  return ([['numbered', numbered], ['stored', stored], ...given, ['missing', missing]] as const).map(
    ([name, count]) => [name, whole(count), percent(count / numbered)],
  );
}

function scope({ filter }: Report): string {
  const time = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const parts = [filter.app ?? 'all apps', filter.release, filter.route];
  if (filter.from !== undefined) parts.push(`from ${time(filter.from)}`);
  if (filter.to !== undefined) parts.push(`to ${time(filter.to)}`);
  return printable(parts.filter(Boolean).join(' · '));
}

/** Green, yellow or red, as three quarters of the views have it. */
function ratingColour({ good, needsImprovement }: Vital): number {
  if (good >= 0.75) return 32;
  return good + needsImprovement >= 0.75 ? 33 : 31;
}

function vitalValue(name: Vital['name'], value: number): string {
  return name === 'CLS' ? value.toFixed(3) : ms(value);
}

function scriptName(row: ScriptRow): string {
  if (row.unattributed) return '(no script known)';
  const at = row.sourceCharPosition === undefined ? '' : `@${row.sourceCharPosition}`;
  const source = row.sourceURL ? ` ${row.sourceURL}${at}` : '';
  const name = printable(
    `${row.sourceFunctionName || '(anonymous)'}${source} ← ${row.invoker || row.invokerType}`,
  );
  return name.length > 76 ? `${name.slice(0, 37)}…${name.slice(-38)}` : name;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

/** What is not all never reads `100 %`. */
function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  return `${Math.min(99.9, 100 * share).toFixed(1)} %`;
}

function ms(value: number): string {
  if (Math.abs(value) >= 100_000) return `${whole(Math.round(value / 1000))} s`;
  return `${Math.abs(value) < 100 ? value.toFixed(1) : whole(Math.round(value))} ms`;
}
