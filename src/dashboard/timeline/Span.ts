/** What of the page's time is seen, ms; `to` is larger. */
export interface Span {
  from: number;
  to: number;
}
