import type { Kind } from './Bar.js';

/** Colours of the picture, taken from the style sheet, which knows light and dark. */
export interface Palette {
  fill(kind: Kind): string;
  strong(kind: Kind): string;
  edge(kind: Kind): string;
  ink: string;
  muted: string;
  rule: string;
  sunken: string;
  surface: string;
  accent: string;
  good: string;
  'needs-improvement': string;
  poor: string;
  font: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  // Asked for each box, and each answer costs the browser a look at all styles.
  const known = new Map<string, string>();
  const get = (name: string) => {
    let value = known.get(name);
    if (value === undefined) known.set(name, (value = style.getPropertyValue(name).trim()));
    return value;
  };
  return {
    fill: (kind) => get(`--${kind}-fill`),
    strong: (kind) => get(`--${kind}-strong`),
    edge: (kind) => get(`--${kind}`),
    ink: get('--ink'),
    muted: get('--muted'),
    rule: get('--rule'),
    sunken: get('--sunken'),
    surface: get('--surface'),
    accent: get('--accent'),
    good: get('--good'),
    'needs-improvement': get('--needs-improvement'),
    poor: get('--poor'),
    font: style.fontFamily,
  };
}
