/** A place in an original source. */
export interface Source {
  /** As the source map names it, without `../` and scheme. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Of the function that stands there, where it is known. */
  name?: string;
  /** Which of the file's functions of that name it is, in order; absent for the first. */
  nth?: number;
  /** The line's text, trimmed, where the map holds it; at most 200 characters. */
  text?: string;
}

/** Why there is none. */
export interface SourceMissing {
  /** One sentence. */
  missing: string;
}

/** Served code, as a browser names it, and where it stands in its source. */
export interface Place {
  /** Whose code it is: two apps have nothing in common, whatever they call their releases and files. */
  app: string;
  release: string;
  /** Without query and hash; of the page's own origin without the origin. Empty where the browser tells none. */
  sourceURL: string;
  sourceFunctionName: string;
  /** Characters from the start of the served text; absent where the browser tells none. */
  sourceCharPosition?: number;
  source?: Source | SourceMissing;
  /** Key of its row among the culprits, where what called it is told. */
  culprit?: string;
}

/**
 * Whose code is: `own`: served by the page's own origin, or its source map is here, or, where no script of an
 * application comes from its pages' origin, by the one that handles most input; `third`: any other origin, a CDN of
 * one's own without source maps among them; `extension`: of a user's browser; `fieldmark`: the script that recorded this.
 */
export type Party = 'own' | 'third' | 'extension' | 'fieldmark';

/** A place, and what called it. */
export interface CalledPlace extends Place {
  invoker: string;
  invokerType: string;
}
