import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Address } from './Address.js';
import { moved } from './moved.js';
import { readAddress } from './readAddress.js';
import { writeAddress } from './writeAddress.js';

/** Changes some of the address; `replace` leaves no step in the history. */
export type Change = (part: Partial<Address>, how?: 'push' | 'replace') => void;

/** The URL's query as state: back and forward work, and a reload finds all as it was. */
export function useAddress(): [Address, Change] {
  const [address, setAddress] = useState(() => readAddress(location.search));

  useEffect(() => {
    const follow = () => setAddress(readAddress(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  const change = useCallback<Change>((part, how = 'push') => {
    const next = moved(readAddress(location.search), part);
    const url = writeAddress(next) + location.hash;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setAddress(next);
  }, []);

  return [address, change];
}
