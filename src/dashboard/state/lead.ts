/** Longest that the others wait, ms: less than anyone notices. */
const patience = 200;

let leading: Promise<unknown> = Promise.resolve();

/** Lets a question that is answered at once go before all others: asked together, it is answered as late as they are. */
export function lead<T>(asking: Promise<T>): Promise<T> {
  leading = Promise.race([asking, new Promise((done) => setTimeout(done, patience))]);
  return asking;
}

/** Asks once the question that leads is answered. */
export function follow(ask: () => void): void {
  void leading.then(ask);
}
