import { UsageError } from '../UsageError.js';

/** @throws {UsageError} naming the option */
export function wholeNumber(option: string, text: string, [least, most]: readonly [number, number]): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new UsageError(`${option} must be ${least} to ${most}, not ${text}`);
  return number;
}
