#!/usr/bin/env node
import { exitCodes } from './exitCodes.js';
import { parseCommand } from './parseCommand.js';
import { UsageError } from './UsageError.js';

// Whoever reads has read enough, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? exitCodes.ok : exitCodes.failed);
});

try {
  const command = parseCommand(process.argv.slice(2));
  if ('run' in command) await command.run();
  else console.log(command.text);
} catch (error) {
  // One sentence; whoever wants the stack asks for it.
  console.error(process.env.FIELDMARK_DEBUG ? error : (error as Error).message);
  process.exit(error instanceof UsageError ? exitCodes.usage : exitCodes.failed);
}
