import type { DeviceKind } from '../../wire/answers.js';

/** Everything the reader can choose, as the URL keeps it. */
export interface Address {
  /** Key of `screens`; empty: the first one. */
  show: string;
  /** What the screen shows: a measure's name, a page's id … */
  of: string;
  app: string;
  release: string;
  route: string;
  /** `mobile`, `desktop` or empty: all. */
  device: DeviceKind | '';
  /** Key of `ranges`, or `custom`. */
  range: string;
  /** Epoch ms; of a custom range. */
  from?: number | undefined;
  to?: number | undefined;
  /** Column of a table, descending; ascending with a leading `-`. Empty: each table's own. */
  sort: string;
  /** What is compared: `release`, `period` or `device`; empty: what there is. Of the first screen: `component` ranks those. */
  by: string;
  /** The other side of a comparison: a release, `day`, `week` or two times; empty: the one before. */
  with: string;
  /** `all` lists every function; of a page's entries the page of the table. */
  rows: string;
  /** What is opened of what the screen folds away: `figures`, a page's id … */
  open: string;
  /** Of a page: opens at what begins then, ms on the page's clock. */
  at?: number | undefined;
  /** Of a page: what of its time is seen, `from~to` in ms on its clock; empty: all. */
  zoom: string;
  /** Of a page: what is selected, as `Bar.id` names it. */
  item: string;
}
