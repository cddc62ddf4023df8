import { expect, test } from '@playwright/test';
import { parseCommand } from '../../src/cli/parseCommand.js';
import type { Batch, Comparison } from '../../src/wire/index.js';
import { chance } from '../analysis/samples.js';
import { runCollector, withData } from '../collector/runCollector.js';
import { body, sampleBatch } from '../collector/sampleBatch.js';
import { run } from './run.js';

const now = Date.UTC(2026, 10, 23, 12);
const day = 86_400_000;
const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean), now);
const compared = (line: string) => {
  const command = parse(`report ${line}`);
  return 'options' in command ? (command.options as { compare?: unknown }).compare : undefined;
};

test('what is compared is named in one word', () => {
  expect(compared('--release 1.5.0 --app shop --compare release:1.4.0')).toEqual({
    app: 'shop',
    release: '1.5.0',
    'base.release': '1.4.0',
  });
  expect(compared('--compare device:desktop')).toEqual({ device: 'mobile', 'base.device': 'desktop' });
  expect(compared('--since 24h --compare before')).toEqual({
    from: now - day,
    to: now,
    'base.from': now - 2 * day,
    'base.to': now - day,
  });
  expect(compared('--since 24h --compare week')).toMatchObject({
    'base.from': now - 8 * day,
    'base.to': now - 7 * day,
  });
  expect(compared('--route /a --compare route:/b:c')).toEqual({ route: '/a', 'base.route': '/b:c' });
  expect(compared('--release 1')).toBeUndefined();
});

for (const [line, sentence] of [
  ['--compare release:1.4.0', '--compare release:1.4.0 needs what to compare with it: another --release'],
  ['--release 1 --compare release:1', 'needs what to compare with it: another --release'],
  ['--compare before', '--compare before needs a time: --since or --from'],
  ['--since 7d --compare day', 'would compare a time with part of itself: it is longer than a day'],
  ['--compare device:watch', '--compare device: must be mobile or desktop, not watch'],
  ['--compare yesterday', '--compare must be release:R, route:R, app:A,'],
  ['--fail-on-regression', '--fail-on-regression needs --compare, what to compare with'],
  ['--device watch', '--device must be mobile or desktop, not watch'],
] as const) {
  test(`one sentence for: fieldmark report ${line}`, () => {
    expect(() => parse(`report ${line}`)).toThrow(sentence);
  });
}

const report = (args: string[]) => run(['report', ...args], { env: { COLUMNS: '140' } });

function visits(release: string, factor: number, first: number): Batch[] {
  const { normal } = chance(first);
  const hostile = `${String.fromCharCode(27)}[31mred`;
  return Array.from({ length: 60 }, (_, i) =>
    sampleBatch(
      first + i,
      [
        { type: 'measure', startTime: 1, duration: factor * 100 * Math.exp(0.3 * normal()), name: 'slow' },
        { type: 'measure', startTime: 1, duration: 10 * Math.exp(0.3 * normal()), name: hostile },
      ],
      { page: { release } },
    ),
  );
}

test('a regression has the exit code 3 where it is asked for, from a collector and from a directory', () =>
  withData(async (data) => {
    const collector = await runCollector(data);
    await collector.post(body(...visits('1', 1, 1000), ...visits('2', 1.5, 2000)));
    const worse = ['--data', data, '--release', '2', '--compare', 'release:1'];
    const better = ['--data', data, '--release', '1', '--compare', 'release:2', '--fail-on-regression'];

    const { code, out } = await report([...worse, '--fail-on-regression']);
    expect(code).toBe(3);
    expect(out).toMatch(/^Comparison {2}60 visits, 60 views, against 60 visits, 60 views\n/);
    expect(out).toMatch(/\n {2}2 against 1: 1 worse, 0 better, of 4 figures\n/);
    expect(out).toMatch(/\n {2}slow +\d+ ms +\d+ ms +\+\d+ ms +\+\d+\.\d % .* 60, 60 +worse *\n/);
    expect(out).toMatch(/\n {2}�\[31mred .* no evidence of a change\n/);
    expect(out).toMatch(/\n {2}LCP p75 +– +– +0, 0 +too few to say *\n/);
    expect(out).not.toContain(String.fromCharCode(27));
    expect((await report(worse)).code).toBe(0);
    expect((await report(better)).code).toBe(0);
    const answer = await collector.ask<Comparison>('/api/comparison?release=2&base.release=1');
    expect(JSON.parse((await report([...worse, '--json'])).out)).toEqual(answer);
    await collector.end('SIGTERM');

    const closed = await report([...worse, '--json', '--fail-on-regression']);
    expect(closed.code).toBe(3);
    expect(JSON.parse(closed.out)).toEqual(answer);
    const none = await report([
      '--data',
      data,
      '--release',
      '8',
      '--compare',
      'release:9',
      '--fail-on-regression',
    ]);
    expect(none).toMatchObject({ code: 0, err: '' });
    expect(none.out).toContain('too few visits on one side or both to say anything');
  }));
