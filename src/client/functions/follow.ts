/** Functions that remember their promise give the same one back each time, and so do we. */
const followers = new WeakMap<Promise<unknown>, Promise<unknown>>();

/**
 * Calls back once the promise is settled, and gives one that settles as it does, to be used in its place: watching the
 * promise itself would count as handling its rejection. Of a class, or with properties of its own (`cancel()`), it can be
 * used only as it is, and is not watched: `undefined`.
 */
export function follow(value: object, onSettled: () => void): Promise<unknown> | undefined {
  try {
    // Symbols are a debugger's, such as Node's async_hooks.
    if (!(value instanceof Promise) || value.constructor !== Promise || Object.getOwnPropertyNames(value)[0])
      return;
    const known = followers.get(value);
    if (known) {
      // Handled or not, that one tells of a rejection.
      value.then(onSettled, onSettled);
      return known;
    }
    const follower = value.then(
      (result) => {
        onSettled();
        return result;
      },
      (error) => {
        onSettled();
        throw error;
      },
    );
    followers.set(value, follower);
    return follower;
  } catch {
    // A proxy may do as it likes.
  }
}
