import * as React from 'react';

/** A value that comes after so long, ms. */
export const later = (time, value) => new Promise((done) => setTimeout(done, time, value));

/** What a promise gave, as a component reads it: by `use()` where React has it, else by throwing the promise. */
export function read(promise) {
  if (React.use) return React.use(promise);
  if (promise.status === 'fulfilled') return promise.value;
  throw promise.then((value) => {
    promise.status = 'fulfilled';
    promise.value = value;
  });
}
