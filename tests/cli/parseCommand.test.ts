import { expect, test } from '@playwright/test';
import { commands } from '../../src/cli/commands.js';
import { parseCommand } from '../../src/cli/parseCommand.js';
import { UsageError } from '../../src/cli/UsageError.js';

const now = Date.UTC(2026, 10, 23, 12);
const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean), now);

test('collect has defaults', () => {
  expect(parse('collect')).toMatchObject({
    name: 'collect',
    options: { port: 7007, host: '127.0.0.1', data: '.fieldmark' },
  });
});

test('report takes its filter from the options', () => {
  expect(parse('report --json --app shop --since 24h --url http://h:1 --token t')).toMatchObject({
    name: 'report',
    options: {
      as: 'json',
      limit: 15,
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

test('page takes the id of a page, or none', () => {
  expect(parse('page 01A207FE --between 1900-2600 --trace -')).toMatchObject({
    options: { id: '01A207FE', between: [1900, 2600], trace: '-', limit: 200, json: false },
  });
  expect(parse('page --since 1h')).toMatchObject({
    options: { sort: 'blocking', limit: 20, filter: { from: now - 3_600_000 } },
  });
});

test('every command explains itself, each of its options, and ends with examples', () => {
  for (const line of ['', '--help', 'help', 'report -h']) {
    expect(parse(line)).toMatchObject({ name: 'print', text: expect.stringContaining('Usage: fieldmark') });
  }
  for (const [name, { help, options, summary }] of Object.entries(commands)) {
    expect(parse(`${name} --help`)).toEqual({ name: 'print', text: help });
    expect(parse(`help ${name}`)).toEqual({ name: 'print', text: help });
    expect(help).toMatch(
      new RegExp(`^Usage: fieldmark ${name} [\\s\\S]*\nExamples\n(  fieldmark ${name}.*\n)+$`),
    );
    for (const option of options) expect(help).toContain(`--${option}`);
    expect(parse('--help')).toMatchObject({ text: expect.stringContaining(summary) });
  }
});

for (const [line, sentence] of [
  ['colect', 'There is no command colect: did you mean collect? (fieldmark --help)'],
  ['rep', 'There is no command rep: did you mean report? (fieldmark --help)'],
  ['frobnicate', /^There is no command frobnicate: use collect.* \(fieldmark --help\)$/],
  ['constructor', /^There is no command constructor: use /],
  ['collect --prot 1', "Unknown option '--prot': --port? (fieldmark collect --help)"],
  ['collect extra', "Unexpected argument 'extra'"],
  ['collect --port x', '--port must be 0 to 65535, not x'],
  ['collect --port 70000', '--port must be 0 to 65535, not 70000'],
  ['report --since soon', '--since must be like 24h, 7d or 2026-11-23, not soon'],
  ['report --since 1h --from 2026-01-01', 'Use either --since, or --from and --to'],
  ['report --from 2026-02-01 --to 2026-01-01', '--from must not be after --to'],
  ['report --json --markdown', 'Use either --json or --markdown'],
  ['report --limit 0', '--limit must be 1 to 1000, not 0'],
  ['page zz', "A page's id is a UUID, or at least four characters of one, not zz"],
  ['page abcd efgh', "Unexpected argument 'efgh' (fieldmark page --help)"],
  ['page --trace f', '--trace and --between need the id of a page (fieldmark page --help)'],
  ['page abcd --between 5-5', '--between must be like 1900-2600, not 5-5'],
  ['page --sort name', '--sort must be blocking, inp, lcp or time, not name'],
  ['top --window 5', '--window must be 10s to 24h, like 30s, 5m or 2h, not 5'],
  ['top --window 1s', '--window must be 10s to 24h, like 30s, 5m or 2h, not 1s'],
  ['top --since 1h', "Unknown option '--since'"],
  ['report --url http://', '--url must begin with http://, not http://'],
  ['report --url 127.0.0.1', '--url must begin with http://, not 127.0.0.1'],
] as const) {
  test(`one sentence for: fieldmark ${line}`, () => {
    expect(() => parse(line)).toThrow(sentence);
    expect(() => parse(line)).toThrow(UsageError);
  });
}
