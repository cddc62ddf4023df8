export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Back when `reached` gives true, or in vain after `patience` ms. */
export async function until(reached, patience = 10_000) {
  for (const end = Date.now() + patience; Date.now() < end && !(await reached()); ) await pause(50);
}
