/** What ran in a long frame, as far as it is instrumented or measured; the most telling first, at most 10 of each. */
export interface Running {
  /** By own time. */
  code: RunningCode[];
  /** First those that lie in the frame with most of their own time. */
  measures: RunningMeasure[];
}

/** An instrumented function or component. */
export interface RunningCode {
  name: string;
  kind: 'function' | 'component';
  /** Or renders. */
  calls: number;
  /** Neither awaited nor spent in other instrumented code, ms. */
  own: number;
}

/** Measures of one name, spans among them. */
export interface RunningMeasure {
  name: string;
  count: number;
  /** What they cover of the frame, ms. */
  overlap: number;
}
