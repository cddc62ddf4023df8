import type { AnatomyParts, Verdict } from '../../wire/answers.js';

/** In a word or two, and why; the why begins in lower case and ends without a stop. */
export function verdictWords(verdict: Verdict, parts: AnatomyParts): { word: string; why: string } {
  const { script, layout, network, blocked } = parts;
  if (verdict === 'busy') {
    const why =
      layout > script
        ? 'most of its time is style and layout, which its own code asks for'
        : 'most of its time is its own JavaScript on the main thread';
    return { word: 'slow because busy', why };
  }
  if (verdict === 'waiting') {
    const why =
      blocked > network
        ? 'most of its time passes behind other code that holds the main thread'
        : 'most of its time passes until an answer comes from the network';
    return { word: 'slow because waiting', why };
  }
  return {
    word: 'neither busy nor waiting',
    why: 'no long frame and no request accounts for half of its time: it waits for something else, like a timer, or does work in frames under 50 ms, which browsers do not report',
  };
}
