const escapeCode = String.fromCharCode(27);
const keys = new RegExp(`${escapeCode}[[O][0-9;]*[A-Za-z~]|[\\s\\S]`, 'g');

/** Keys of the terminals of today, in cursor and in application mode. */
const names = {
  q: 'quit',
  Q: 'quit',
  '\u0003': 'quit',
  '\u0004': 'quit',
  '\u001a': 'suspend',
  ' ': 'space',
  s: 'sort',
  S: 'sort',
  k: 'up',
  j: 'down',
  h: 'left',
  l: 'right',
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  '[1~': 'home',
  '[4~': 'end',
  '[5~': 'pageUp',
  '[6~': 'pageDown',
} as const;

export type Key = (typeof names)[keyof typeof names];

/** The keys in what a terminal has sent; those that mean nothing here are left out. */
export function keysIn(text: string): Key[] {
  return (text.match(keys) ?? []).flatMap((sent) => {
    const name = sent.replace(escapeCode, '').replace(/^O(?=[A-Z])/, '[');
    return Object.hasOwn(names, name) ? [names[name as keyof typeof names]] : [];
  });
}
