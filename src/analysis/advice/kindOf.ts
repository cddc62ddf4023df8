import type { Place } from '../../wire/index.js';
import { isFieldmark } from '../isFieldmark.js';
import type { Facts, ScriptFact } from './Facts.js';
import { ownCode } from './ownCode.js';

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

/** Of a function's time from which on forced layout is what it is about. */
const muchForced = 0.3;

/** Functions of one kind. A function counts when it takes 50 ms and more in a quarter of its frames. */
export function scriptsOf(facts: Facts, kind: Kind): ScriptFact[] {
  const isOwn = ownCode(facts);
  const data = new Set(facts.json.map(placeKey));
  return facts.scripts.filter((script) => script.p75 >= 50 && kindOf(script) === kind);

  function kindOf(script: ScriptFact): Kind {
    const { invoker, invokerType, duration, forced, frames, runs, views, framesAtLoad } = script;
    if (!isOwn(script) || isFieldmark(script.sourceURL)) return 'third party';
    if (forced >= muchForced * duration) return 'forced layout';
    if (/^(classic|module)-script$/.test(invokerType)) return 'evaluation';
    if (invokerType === 'event-listener' && input.test(invoker)) return 'input';
    if (/^TimerHandler/.test(invoker))
      return runs >= 2 * views || runs >= 2 * frames ? 'repeating timer' : 'timer';
    if (data.has(placeKey(script))) return 'data';
    return framesAtLoad >= 0.8 * frames && frames < 3 * views ? 'load' : 'callback';
  }
}

const placeKey = ({ app, sourceURL, sourceCharPosition }: Place) =>
  `${app} ${sourceURL}@${sourceCharPosition}`;
