/** Where the name that a function goes by stands in the text. */
export interface NameRange {
  start: number;
  end: number;
}

/** `name` is absent for a function without one. */
export interface FunctionHead {
  name?: NameRange;
}

/** Heads are short; whoever needs more room is not read. */
const most = 2000;
const identifier = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const arrow = /(?:async\s+)?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*\s*=>/uy;
/** What stands before a parenthesis and a brace and is no function. */
const statements = new Set(['if', 'for', 'while', 'switch', 'catch', 'with']);

/**
 * The head of the function that begins at an offset as V8 tells it: at the parenthesis of its parameters, for an arrow
 * function at its first parameter or `async`. Undefined where none begins there, or that cannot be seen without
 * parsing the whole text.
 *
 * The name is its own, or that of the variable, property or parameter which it is the value of.
 * @param end where the function ends, if that is known: one that is called at once is not the value of anything
 */
export function functionHead(text: string, offset: number, end?: number): FunctionHead | undefined {
  if (matches(arrow, text, offset)) return bound(text, offset);
  const async = /async\s*(?=\()/y;
  async.lastIndex = offset;
  const open = text[offset] === '(' ? offset : async.test(text) ? async.lastIndex : -1;
  if (open < 0) return undefined;
  const after = skip(text, closing(text, open));
  if (text.startsWith('=>', after)) return bound(text, offset);
  if (text[after] !== '{' || open !== offset) return undefined;
  const own = nameBefore(text, offset);
  const word = own && text.slice(own.start, own.end);
  if (own && word !== 'function') return statements.has(word!) ? undefined : { name: own };
  const begin = own?.start ?? functionStar(text, offset);
  // A computed or a quoted name: no identifier to look up.
  if (begin === undefined) return {};
  const before = nameBefore(text, begin);
  const isAsync = before && text.slice(before.start, before.end) === 'async';
  const { name } = bound(text, isAsync ? before.start : begin);
  if (name && end === undefined) return undefined;
  return name && !/[([.`]/.test(text[skip(text, end!)] ?? '') ? { name } : {};
}

/** The name of what an expression that begins at the offset becomes the value of. */
function bound(text: string, offset: number): FunctionHead {
  const at = skipBack(text, offset) - 1;
  const name = /[=:]/.test(text[at] ?? '') ? nameBefore(text, at) : undefined;
  if (!name) return {};
  // `a ? b : () => {}` and `case b:` are no properties.
  if (text[at] === ':' && !/[{,]/.test(text[skipBack(text, name.start) - 1] ?? '')) return {};
  return { name };
}

/** The identifier that ends right before the offset, spaces aside. */
function nameBefore(text: string, offset: number): NameRange | undefined {
  const end = skipBack(text, offset);
  let start = end;
  while (start > 0 && end - start < most && /[\p{ID_Continue}$\u200c\u200d]/u.test(pointBefore(text, start)))
    start -= pointBefore(text, start).length;
  if (text[start - 1] === '#') start--;
  identifier.lastIndex = start;
  return identifier.test(text) && identifier.lastIndex === end ? { start, end } : undefined;
}

function pointBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(offset - 2, offset) : text.slice(offset - 1, offset);
}

/** Where `function` stands before the star of an anonymous generator. */
function functionStar(text: string, offset: number): number | undefined {
  const star = skipBack(text, offset) - 1;
  if (text[star] !== '*') return undefined;
  const name = nameBefore(text, star);
  return name && text.slice(name.start, name.end) === 'function' ? name.start : undefined;
}

/** After the parenthesis that closes the one at the offset; -1 where regular expressions or templates are in between. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + most); at++) {
    const sign = text[at]!;
    if (sign === '/' || sign === '`') return -1;
    if (sign === '"' || sign === "'") {
      while (text[++at] !== sign) {
        if (text[at] === '\\') at++;
        if (at >= text.length) return -1;
      }
    } else if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if ((sign === ')' || sign === ']' || sign === '}') && --depth === 0) return at + 1;
  }
  return -1;
}

function skip(text: string, offset: number): number {
  let at = offset;
  while (at >= 0 && isSpace(text[at])) at++;
  return at;
}

function skipBack(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text[at - 1])) at--;
  return at;
}

const isSpace = (sign?: string) => sign !== undefined && /\s/.test(sign);

function matches(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
