import { useEffect, useState } from 'react';
import { later } from '../read.js';

/** The README's cart, whose prices come after 200 ms. */
export function Priced({ Cart }) {
  const [prices, setPrices] = useState();
  useEffect(() => {
    later(200, [12, 30]).then(setPrices);
  }, []);
  return <Cart prices={prices} />;
}
