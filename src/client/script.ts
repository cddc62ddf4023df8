import { init } from './init.js';
import { startScript } from './startScript.js';

export type { FieldmarkGlobal } from './startScript.js';

startScript(init);
