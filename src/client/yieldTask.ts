/** Lets the page have its turn. */
export const yieldTask = (): Promise<unknown> => new Promise((done) => setTimeout(done));
