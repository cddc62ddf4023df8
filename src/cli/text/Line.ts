import { printable } from './printable.js';

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan' | 'inverse';

export interface Span {
  text: string;
  style?: Style | undefined;
  /** It came from a page, as a name or within sentences: Markdown must not read it. */
  foreign?: 'name' | 'prose';
}

/** A line's text with its colours apart from it, so that it can be measured and cut. */
export type Line = readonly Span[];

/** Text of our own. */
export function own(text: string, style?: Style): Span {
  return { text, ...(style && { style }) };
}

/** A name that a page sent, made printable. */
export function foreign(text: string, style?: Style): Span {
  return { text: printable(text), foreign: 'name', ...(style && { style }) };
}

/** Sentences in which names stand that a page sent, made printable. */
export function prose(text: string, style?: Style): Span {
  return { ...foreign(text, style), foreign: 'prose' };
}
