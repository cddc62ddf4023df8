import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { examplesOf } from '../examplesOf.js';
import { gainOf } from '../gainOf.js';
import { sample } from '../sample.js';
import { whom } from '../whom.js';

/** From where on a measure is called many times in a frame. */
const many = 10;

export const wideRender = createRule({
  id: 'wide-render',
  when: 'A measure whose name says render, or that runs ten times and more in a frame, takes 50 ms and more of a quarter of those long frames that it touches.',
  least: sample.code,
  find: (facts) =>
    facts.renders
      .filter(
        ({ name, runs, p75 }) => p75 >= 50 && (runs >= many || /render|mount|hydrat|update|draw/i.test(name)),
      )
      .map((render) => {
        const often = render.runs >= many;
        return {
          title: often
            ? `${render.name} runs ${Math.round(render.runs)} times in one frame and takes ${duration(render.p75)} of it.`
            : `${render.name} takes ${duration(render.p75)} of a frame: it renders more than a frame has time for.`,
          change: often
            ? {
                text: 'Render only what has changed, once a frame: keep what each item was made from and skip those that are the same; collect changes and apply them together.',
                code: `const Row = memo(function Row({ item }) { … });     // React
if (previous.get(id) === item) continue;           // by hand
queueMicrotask(applyAllChangesOnce);`,
              }
            : {
                text: 'Render what is in view and the rest when it is scrolled to: a virtual list, or at least parts with a pause between; content-visibility spares the layout of what is out of view.',
                code: `for (const part of chunksOf(items, 20)) {
  list.append(...part.map(toElement));
  await scheduler.yield();
}
/* css */ .card { content-visibility: auto; contain-intrinsic-size: auto 240px; }`,
              },
          measure: render.name,
          ...whom(render),
          gain: gainOf(
            'blocking',
            render.over,
            render,
            'What it took beyond 50 ms of each long frame, summed.',
          ),
          evidence: [
            {
              text: `${render.frames} long frames, ${duration(render.p75)} of each (p75)`,
              link: { show: 'measure' as const, of: render.name },
            },
            ...(render.detail ? [{ text: `With the longest: ${render.detail}` }] : []),
            ...examplesOf(render, (worth) => `${duration(worth)} in one frame`),
          ],
        };
      }),
});
