import { init } from './devtools/init.js';
import type { Options } from './options.js';
import { startScript } from './startScript.js';

export type { FieldmarkGlobal } from './startScript.js';

const attribute = document.currentScript?.dataset.devtools;
const said: { [attribute: string]: boolean } = { '': true, true: true, false: false };

startScript((options) =>
  init(
    attribute === undefined ? options : ({ ...options, devtools: said[attribute] ?? attribute } as Options),
  ),
);
