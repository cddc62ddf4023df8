/** One line that is rewritten on a terminal; elsewhere a line for every tenth of the way. */
export function createProgress(total) {
  const terminal = process.stdout.isTTY;
  const every = Math.max(1, Math.round(total / 10));
  let done = 0;
  const line = () => {
    const width = 24;
    const full = Math.round((done / total) * width);
    return `visitors  ${'█'.repeat(full)}${'░'.repeat(width - full)}  ${done} of ${total}`;
  };
  if (terminal) process.stdout.write(line());
  return {
    step() {
      done++;
      if (terminal) process.stdout.write(`\r${line()}`);
      else if (done % every === 0 || done === total) console.log(`visitors: ${done} of ${total}`);
    },
    /** A sentence above the line. */
    say(text) {
      if (terminal) process.stdout.write(`\r\u001b[K${text}\n${line()}`);
      else console.log(text);
    },
    end() {
      if (terminal) process.stdout.write('\n');
    },
  };
}
