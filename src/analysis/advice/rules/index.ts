import type { Rule } from '../Rule.js';
import { blockingScript } from './blockingScript.js';
import { forcedLayout } from './forcedLayout.js';
import { heavyLayout } from './heavyLayout.js';
import { hydration } from './hydration.js';
import { inputDelay } from './inputDelay.js';
import { largeJson } from './largeJson.js';
import { lateFont } from './lateFont.js';
import { lateLcpImage } from './lateLcpImage.js';
import { latePaint } from './latePaint.js';
import { lateStyleSheet } from './lateStyleSheet.js';
import { layoutShift } from './layoutShift.js';
import { longCallback } from './longCallback.js';
import { longHandler } from './longHandler.js';
import { longTimer } from './longTimer.js';
import { repeatingTimer } from './repeatingTimer.js';
import { scriptEvaluation } from './scriptEvaluation.js';
import { slowFetch } from './slowFetch.js';
import { slowLcpImage } from './slowLcpImage.js';
import { slowServer } from './slowServer.js';
import { thirdParty } from './thirdParty.js';
import { uncached } from './uncached.js';
import { uncompressed } from './uncompressed.js';
import { wideRender } from './wideRender.js';

/** All of them. */
export const rules: readonly Rule[] = [
  blockingScript,
  forcedLayout,
  heavyLayout,
  hydration,
  inputDelay,
  largeJson,
  lateFont,
  lateLcpImage,
  latePaint,
  lateStyleSheet,
  layoutShift,
  longCallback,
  longHandler,
  longTimer,
  repeatingTimer,
  scriptEvaluation,
  slowFetch,
  slowLcpImage,
  slowServer,
  thirdParty,
  uncached,
  uncompressed,
  wideRender,
];
