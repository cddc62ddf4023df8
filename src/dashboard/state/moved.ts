import type { Address } from './Address.js';

/** The address with a part of it changed; what was open elsewhere is not opened there. */
export function moved(address: Address, part: Partial<Address>): Address {
  const elsewhere = (part.show ?? address.show) !== address.show;
  return { ...address, ...(elsewhere && { open: '' }), ...part };
}
