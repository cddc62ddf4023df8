import type { Line } from '../text/Line.js';
import type { Table } from '../text/table.js';

/** A part of the report, as the terminal and Markdown both can show it. */
export interface Section {
  title: string;
  /** Beside the title. */
  note?: string;
  /** No rows: a dash stands for them. */
  table?: Table;
  /** Paragraphs, each with a head and what is said below it. */
  items?: readonly Item[];
  /** Below the rest; one sentence. */
  more?: string;
}

export interface Item {
  head: Line;
  /** Lines below the head, wrapped. */
  texts: readonly Line[];
  /** Printed as it is. */
  code?: string;
}
