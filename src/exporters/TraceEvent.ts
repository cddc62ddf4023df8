/**
 * One event of Chrome's trace format; times are µs. The fields that the Performance panel wants beside were taken from a
 * recording of Chromium 156.
 * Source: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface TraceEvent {
  name: string;
  cat: string;
  /** `X` complete, `I` and `R` at one moment, `b` and `e` begin and end beside threads, `M` says what is what. */
  ph: 'X' | 'I' | 'R' | 'b' | 'e' | 'M';
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  /** Of a moment: that it belongs to its thread. */
  s?: 't';
  id?: string;
  id2?: { local: string };
  args: object;
}

export interface ChromeTrace {
  traceEvents: TraceEvent[];
  metadata: { source: string; startTime: string; dataOrigin: 'TraceEvents' };
}
