const csi = `${String.fromCharCode(27)}[`;
/** Alternate screen, no cursor, no wrapping at the end of a line; and back. */
const enter = `${csi}?1049h${csi}?25l${csi}?7l${csi}2J`;
const leave = `${csi}?7h${csi}?25h${csi}?1049l`;
/** Terminals that know it show what is between at once. */
const [begin, end] = [`${csi}?2026h`, `${csi}?2026l`];

export interface Screen {
  /** The lines from the top; what is below them is emptied. */
  draw(lines: readonly string[]): void;
  /** Gives the terminal to the shell until that gives it back. */
  suspend(): void;
  /** Leaves the terminal as it was. */
  close(): void;
}

export interface ScreenEvents {
  onKeys(text: string): void;
  /** Its size is another, or somebody else has drawn on it. */
  onResize(): void;
  /** Nobody is at the keyboard any more. */
  onGone(): void;
}

/** Takes the terminal. However the process ends, the terminal is as it was, but for `SIGKILL`. */
export function openScreen({ onKeys, onResize, onGone }: ScreenEvents): Screen {
  const { stdin, stdout } = process;
  let open = false;
  const take = () => {
    open = true;
    if (stdin.isTTY) stdin.setRawMode(true);
    stdout.write(enter);
  };
  const restore = () => {
    if (!open) return;
    open = false;
    stdout.write(leave);
    if (stdin.isTTY) stdin.setRawMode(false);
  };
  const resume = () => {
    take();
    onResize();
  };

  process.on('exit', restore);
  process.on('SIGCONT', resume);
  stdout.on('resize', onResize);
  if (stdin.isTTY) {
    stdin.setEncoding('utf8').on('data', onKeys).on('end', onGone).on('error', onGone);
  }
  take();

  return {
    draw(lines) {
      if (open)
        stdout.write(`${begin}${csi}H${lines.map((line) => `${line}${csi}K`).join('\r\n')}${csi}J${end}`);
    },
    suspend() {
      restore();
      process.kill(process.pid, 'SIGTSTP');
    },
    close() {
      restore();
      process.off('exit', restore);
      process.off('SIGCONT', resume);
      stdout.off('resize', onResize);
      if (stdin.isTTY) stdin.off('data', onKeys).off('end', onGone).off('error', onGone).pause();
    },
  };
}
