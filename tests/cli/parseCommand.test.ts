import { expect, test } from '@playwright/test';
import { parseCommand } from '../../src/cli/parseCommand.js';

const now = Date.UTC(2026, 10, 23, 12);
const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean), now);

test('collect has defaults', () => {
  expect(parse('collect')).toEqual({
    name: 'collect',
    options: { port: 7007, host: '127.0.0.1', data: '.fieldmark' },
  });
});

test('report takes its filter from the options', () => {
  expect(parse('report --json --app shop --since 24h --url http://h:1 --token t')).toEqual({
    name: 'report',
    options: {
      json: true,
      data: '.fieldmark',
      url: 'http://h:1',
      token: 't',
      filter: { app: 'shop', from: now - 86_400_000 },
    },
  });
  expect(parse('report --from 2026-11-20 --to 2026-11-21T06:00Z')).toMatchObject({
    options: { filter: { from: Date.UTC(2026, 10, 20), to: Date.UTC(2026, 10, 21, 6) } },
  });
});

test('every command explains itself', () => {
  for (const line of ['', '--help', 'collect --help', 'report -h']) {
    expect(parse(line)).toMatchObject({ name: 'print', text: expect.stringContaining('Usage: fieldmark') });
  }
});

for (const [line, sentence] of [
  ['colect', 'There is no command colect: use collect or report (fieldmark --help)'],
  ['collect --prot 1', "Unknown option '--prot' (fieldmark collect --help)"],
  ['collect extra', "Unexpected argument 'extra'"],
  ['collect --port x', '--port must be 0 to 65535, not x'],
  ['collect --port 70000', '--port must be 0 to 65535, not 70000'],
  ['report --since soon', '--since must be like 24h, 7d or 2026-11-23, not soon'],
  ['report --since 1h --from 2026-01-01', 'Use either --since, or --from and --to'],
  ['report --from 2026-02-01 --to 2026-01-01', '--from must not be after --to'],
  ['report --url 127.0.0.1', '--url must begin with http://, not 127.0.0.1'],
] as const) {
  test(`one sentence for: fieldmark ${line}`, () => {
    expect(() => parse(line)).toThrow(sentence);
  });
}
