import type { Command } from './command.js';
import { collect } from './commands/collect.js';
import { functions } from './commands/functions.js';
import { page } from './commands/page.js';
import { report } from './commands/report.js';
import { sourcemapsList } from './commands/sourcemapsList.js';
import { sourcemapsRemove } from './commands/sourcemapsRemove.js';
import { sourcemapsUpload } from './commands/sourcemapsUpload.js';
import { top } from './commands/top.js';

/** What can be typed after `fieldmark`, in the order of its help. A name can have two words. */
export const commands: Record<string, Command> = {
  collect,
  report,
  top,
  functions,
  'sourcemaps upload': sourcemapsUpload,
  'sourcemaps list': sourcemapsList,
  'sourcemaps remove': sourcemapsRemove,
  page,
};
