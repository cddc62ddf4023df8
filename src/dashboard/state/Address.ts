/** Everything the reader can choose, as the URL keeps it. */
export interface Address {
  app: string;
  release: string;
  route: string;
  /** Key of `ranges`, or `custom`. */
  range: string;
  /** Epoch ms; of a custom range. */
  from?: number | undefined;
  to?: number | undefined;
  /** Column of the measures, descending; ascending with a leading `-`. */
  sort: string;
  /** `all` lists every function. */
  rows: string;
}
