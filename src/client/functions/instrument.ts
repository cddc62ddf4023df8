import { warn } from '../warn.js';
import { type AnyFunction, wrap, wrapped } from './wrap.js';

/**
 * Wraps methods in their place and gives the object back: `instrument(cart, ['total', 'price'])`. It never throws: what is
 * no method or cannot be replaced is warned about and stays as it is.
 * @param prefix of their names; the object's class and a dot unless given, which minifiers may shorten
 */
export function instrument<T extends object>(
  object: T,
  methods: readonly (keyof T & string)[],
  prefix?: string,
): T {
  try {
    prefix ??= ownerOf(object);
    for (const method of methods) replace(object, method, prefix + method);
  } catch (error) {
    warn(error);
  }
  return object;
}

function replace(object: object, method: string, name: string): void {
  try {
    let holder: object | null = object;
    while (holder && !Object.hasOwn(holder, method)) holder = Object.getPrototypeOf(holder);
    const property = holder && Object.getOwnPropertyDescriptor(holder, method);
    const fn: unknown = property?.value;
    if (typeof fn !== 'function') warn(`instrument() found no method "${method}"`);
    else if (!wrapped.has(fn as AnyFunction))
      Object.defineProperty(object, method, {
        ...property,
        // What is inherited is not to be met by those who go through the object's own.
        enumerable: holder === object && !!property!.enumerable,
        value: wrap(name, fn as AnyFunction),
      });
  } catch (error) {
    warn(error);
  }
}

function ownerOf(object: object): string {
  const name: unknown = typeof object === 'function' ? object.name : object?.constructor?.name;
  // A static member of the class may have that name.
  return name && typeof name === 'string' && name !== 'Object' ? `${name}.` : '';
}
