export const met = (is) => (is ? 'met' : 'NOT MET');

/** Prints a figure, and what is asked where something is. */
export function figure(what, value, asked = '', is = undefined) {
  console.log(
    `${what.padEnd(68)}${String(value).padStart(22)}  ${asked}${is === undefined ? '' : `: ${met(is)}`}`,
  );
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
export const ms = (time) => `${time.toFixed(1)} ms`;

/** The middle one and the largest, ms. */
export const spread = (times) =>
  `${times.length ? `${median(times).toFixed(1)}, max ${ms(Math.max(...times))}` : '–'}`;
