/** Lets the page have its turn. */
export const nextTask = (): Promise<unknown> => new Promise((done) => setTimeout(done));
