import type { Device } from '../../wire/types.js';

/** What is known of a machine, in a few words; empty where that is nothing. */
export function deviceWords({ cores, memory, effectiveType, mobile }: Device): string {
  return [
    mobile === undefined ? undefined : mobile ? 'mobile' : 'desktop',
    cores && `${cores} ${cores === 1 ? 'core' : 'cores'}`,
    memory && `${memory} GiB`,
    effectiveType,
  ]
    .filter(Boolean)
    .join(' · ');
}
