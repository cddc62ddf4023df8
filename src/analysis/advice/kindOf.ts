import { partyOf } from '../partyOf.js';
import type { Facts, ScriptFact } from './Facts.js';

/** What a function's long frames are about. One function is of one kind, so that one rule speaks of it. */
export type Kind =
  | 'third party'
  | 'forced layout'
  | 'evaluation'
  | 'input'
  | 'repeating timer'
  | 'timer'
  | 'load'
  | 'data'
  | 'callback';

const input =
  /\.on(click|dblclick|auxclick|contextmenu|pointer\w+|mouse\w+|touch\w+|key\w+|(before)?input|change|submit|reset|paste|cut|drag\w*|drop|select|search|toggle|wheel)$/;

/**
 * By what a page is brought to life, as Chromium calls it: the document's own events, a module that has come, the channel
 * and the callbacks that frameworks put their work into. Not what answers a request or a promise, nor what observes.
 */
const starting =
  /^((#document|DOMWindow)\.on(DOMContentLoaded|readystatechange|load|pageshow)|import\.then|MessagePort\.onmessage|(Frame|Idle)RequestCallback|SchedulerPostTaskCallback)$/;

/** Of a function's time from which on forced layout is what it is about. */
const muchForced = 0.3;

/** Functions of one kind. A function counts when it takes 50 ms and more in a quarter of its frames. */
export function scriptsOf(facts: Facts, kind: Kind): ScriptFact[] {
  const data = new Set(facts.json.map(({ code }) => code));
  return facts.scripts.filter((script) => script.p75 >= 50 && kindOf(script) === kind);

  function kindOf(script: ScriptFact): Kind {
    const { invoker, invokerType, duration, forced, frames, runs, views, framesAtLoad } = script;
    const party = partyOf(script, facts.ownOrigins);
    if (party !== undefined && party !== 'own') return 'third party';
    if (forced >= muchForced * duration) return 'forced layout';
    if (/^(classic|module)-script$/.test(invokerType)) return 'evaluation';
    if (invokerType === 'event-listener' && input.test(invoker)) return 'input';
    if (/^TimerHandler/.test(invoker))
      return runs >= 2 * views || runs >= 2 * frames ? 'repeating timer' : 'timer';
    if (data.has(script.code)) return 'data';
    return starting.test(invoker) && framesAtLoad >= 0.8 * frames && frames < 3 * views ? 'load' : 'callback';
  }
}
