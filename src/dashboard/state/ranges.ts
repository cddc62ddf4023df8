const hour = 3_600_000;

/** Time ranges that end now. */
export const ranges: Record<string, { short: string; long: string; ms: number }> = {
  '1h': { short: '1 h', long: 'Last hour', ms: hour },
  '24h': { short: '24 h', long: 'Last 24 hours', ms: 24 * hour },
  '7d': { short: '7 days', long: 'Last 7 days', ms: 7 * 24 * hour },
  '30d': { short: '30 days', long: 'Last 30 days', ms: 30 * 24 * hour },
};
