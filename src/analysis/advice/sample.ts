/** Sessions that a rule wants: of code that was seen at work, and of percentiles. */
export const sample = { code: 5, percentile: 8 };
