import { useState } from 'preact/hooks';

const key = 'fieldmark-token';

/** The collector's token, remembered as long as the tab lives. */
export function useToken(): [string, (token: string) => void] {
  const [token, setToken] = useState(() => sessionStorage.getItem(key) ?? '');
  const keep = (next: string) => {
    sessionStorage.setItem(key, next);
    setToken(next);
  };
  return [token, keep];
}
