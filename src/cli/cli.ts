#!/usr/bin/env node
import { collect } from './collect.js';
import { parseCommand } from './parseCommand.js';
import { report } from './report.js';

try {
  const command = parseCommand(process.argv.slice(2));
  if (command.name === 'print') console.log(command.text);
  else if (command.name === 'collect') await collect(command.options);
  else await report(command.options);
} catch (error) {
  // One sentence; whoever wants the stack asks for it.
  console.error(process.env.FIELDMARK_DEBUG ? error : (error as Error).message);
  process.exit(1);
}
