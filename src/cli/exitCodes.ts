/** What the process ends with. Ended by a signal it is 128 and the signal's number, as shells have it. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, regression: 3 } as const;
