import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { anatomy, type Frame, type FrameScript, type Request } from '../../src/analysis/anatomy.js';
import { verdict } from '../../src/analysis/verdict.js';

const script = (
  fn: string,
  start: number,
  duration: number,
  more: Partial<FrameScript> = {},
): FrameScript => ({
  sourceURL: '/app.js',
  sourceFunctionName: fn,
  sourceCharPosition: 1,
  start,
  duration,
  forced: 0,
  pause: 0,
  ...more,
});
const frame = (
  start: number,
  duration: number,
  scripts: FrameScript[],
  more: Partial<Frame> = {},
): Frame => ({
  start,
  duration,
  styleStart: 0,
  firstUIEvent: 0,
  scripts,
  ...more,
});
const request = (start: number, duration: number, more: Partial<Request> = {}): Request => ({
  start,
  duration,
  responseStart: start + duration,
  initiatorType: 'fetch',
  ...more,
});
const parts = (some: object) => ({ script: 0, layout: 0, network: 0, blocked: 0, rest: 0, ...some });

const time = fc.oneof(
  fc.integer({ min: -50, max: 200 }),
  fc.double({ min: -50, max: 200, noNaN: true }),
  fc.constantFrom(0, -1, 1e12, -1e12),
);
const anyScript: fc.Arbitrary<FrameScript> = fc.record({
  sourceURL: fc.constantFrom('', '/a.js'),
  sourceFunctionName: fc.constantFrom('', 'f'),
  sourceCharPosition: fc.integer({ min: -1, max: 1 }),
  start: time,
  duration: time,
  forced: time,
  pause: time,
});
const anyFrame: fc.Arbitrary<Frame> = fc.record({
  start: time,
  duration: time,
  styleStart: time,
  firstUIEvent: time,
  scripts: fc.array(anyScript, { maxLength: 5 }),
});
const anyRequest: fc.Arbitrary<Request> = fc.record({
  start: time,
  duration: time,
  responseStart: time,
  initiatorType: fc.constantFrom('fetch', 'img', 'beacon', ''),
});
const run = fc.record({ start: time, duration: time });
const anything = [run, fc.array(anyFrame, { maxLength: 8 }), fc.array(anyRequest, { maxLength: 8 })] as const;
const sum = (list: readonly number[]) => list.reduce((total, ms) => total + ms, 0);

// Answers instead of `expect`, which takes 10 ms each where there are thousands in a test.
test('whatever overlaps whatever, no part is negative and they sum to the whole', () => {
  fc.assert(
    fc.property(...anything, (run, frames, requests) => {
      const { parts, pieces } = anatomy(run, frames, requests);
      const wall = Math.max(0, run.duration);
      // Sums of times around 1e12 are exact to 1e-4.
      const alike = (a: number, b: number) => Math.abs(a - b) <= 1e-6 + (Math.abs(run.start) + wall) * 1e-14;
      const total = sum(Object.values(parts));
      return (
        Object.values(parts).every((part) => part >= 0) &&
        alike(total, wall) &&
        pieces.every(({ ms }) => ms > 0) &&
        alike(sum(pieces.map(({ ms }) => ms)), total - parts.rest)
      );
    }),
    { numRuns: 5_000 },
  );
});

test('nothing takes more of the time than it has in common with it', () => {
  fc.assert(
    fc.property(...anything, (run, frames, requests) => {
      const end = run.start + Math.max(0, run.duration);
      const { pieces } = anatomy(run, frames, requests);
      return [...frames.flatMap(({ scripts }) => scripts), ...requests].every((by) => {
        const taken = sum(
          pieces.filter((piece) => (piece.script ?? piece.request) === by).map(({ ms }) => ms),
        );
        const common = Math.min(end, by.start + by.duration) - Math.max(run.start, by.start);
        // Edges within 0.2 ms of the measure's own are taken for it.
        return taken <= Math.max(0, common + 0.4 + 1e-3);
      });
    }),
    { numRuns: 5_000 },
  );
});

test('a synchronous measure is the script around it, without the layout that it forced', () => {
  const click = script('click', 100, 200, { forced: 80 });
  const long = frame(100, 260, [click], { styleStart: 310 });
  const whole = anatomy({ start: 100.2, duration: 199.9 }, [long], [request(90, 400)]);
  expect(whole.parts.script).toBeCloseTo(119.9, 0);
  expect(whole.parts.layout).toBeCloseTo(80, 0);
  expect(verdict(whole.parts)).toBe('busy');
  expect(whole.pieces.map(({ script }) => script)).toEqual([click, click]);
  // Half of the script has half of its forced layout.
  const half = anatomy({ start: 110, duration: 100 }, [long], []);
  expect(half.parts).toEqual(parts({ script: 60, layout: 40 }));
});

test('a measure around a request waits for the network, whatever else runs until the answer is there', () => {
  const timer = script('timer', 150, 100);
  const answer = request(101, 299);
  const { parts: of, pieces } = anatomy({ start: 100, duration: 301 }, [frame(150, 110, [timer])], [answer]);
  expect(of).toEqual(parts({ network: 299, rest: 2 }));
  expect(pieces).toEqual([{ part: 'network', ms: 299, request: answer }]);
  expect(verdict(of)).toBe('waiting');
});

test('other code that runs after the answer blocks it', () => {
  const timer = script('timer', 150, 400);
  const then = script('then', 560, 40);
  const long = [frame(150, 405, [timer]), frame(560, 80, [then], { styleStart: 600 })];
  const { parts: of, pieces } = anatomy({ start: 100, duration: 500 }, long, [request(100, 200)]);
  // 5 ms of the timer's frame are nobody's by name, and between the frames the page was idle.
  expect(of).toEqual(parts({ network: 200, blocked: 255, script: 40, rest: 5 }));
  expect(pieces[0]).toEqual({ part: 'blocked', ms: 250, script: timer });
});

test('work in steps is its own where the steps are the same function', () => {
  const steps = [0, 100, 200].map((at) => script('step', at, 80));
  const other = script('other', 180, 20);
  const long = [...steps, other].map((each) => frame(each.start, each.duration, [each]));
  expect(anatomy({ start: 10, duration: 260 }, long, []).parts).toEqual(
    parts({ script: 220, blocked: 20, rest: 20 }),
  );
});

test('its own frames draw for it, those of other code keep it waiting', () => {
  const click = script('click', 0, 30);
  const own = frame(0, 100, [click, script('observer', 80, 10)], { styleStart: 60 });
  const other = frame(100, 60, [], { styleStart: 110 });
  expect(anatomy({ start: 10, duration: 200 }, [own, other], []).parts).toEqual(
    // From 30 to 60 the frame does not say what it did.
    parts({ script: 20, layout: 30, blocked: 70, rest: 80 }),
  );
});

test('a measure that begins with an input did not begin in the script that then ran', () => {
  const timer = script('timer', 0, 100);
  const click = script('click', 100, 50);
  const long = [frame(0, 100, [timer]), frame(100, 80, [click], { firstUIEvent: 20 })];
  expect(anatomy({ start: 20, duration: 120 }, long, []).parts).toEqual(parts({ blocked: 80, script: 40 }));
  // Begun anywhere else in the timer, that is what began it.
  expect(anatomy({ start: 40, duration: 100 }, long, []).parts).toEqual(parts({ script: 100 }));
});

test('a request that outlasts the measure was waited for up to its first byte', () => {
  const timer = frame(100, 100, [script('timer', 100, 100)]);
  const streamed = request(0, 500, { responseStart: 120 });
  expect(anatomy({ start: 0, duration: 201 }, [timer], [streamed]).parts).toEqual(
    parts({ network: 121, blocked: 80 }),
  );
  expect(anatomy({ start: 0, duration: 201 }, [timer], [{ ...streamed, responseStart: 0 }]).parts).toEqual(
    parts({ network: 101, blocked: 100 }),
  );
});

test('nobody waits for a beacon, and a negative measure has no parts', () => {
  expect(
    anatomy({ start: 0, duration: 50 }, [], [request(0, 50, { initiatorType: 'beacon' })]).parts,
  ).toEqual(parts({ rest: 50 }));
  const none = anatomy(
    { start: 50, duration: -40 },
    [frame(0, 100, [script('a', 0, 100)])],
    [request(0, 90)],
  );
  expect(none).toEqual({ parts: parts({}), pieces: [] });
  expect(verdict(none.parts)).toBe('neither');
});

test('thousands of hostile scripts take no quadratic time', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => script('f', (i * 7919) % 20_000, 0.5));
  const { parts: of } = anatomy({ start: 0, duration: 20_000 }, [frame(0, 20_000, many)], []);
  expect(of.script + of.rest).toBeCloseTo(20_000, 3);
});
