import { Measure } from 'fieldmark/react';
import { Suspense, useMemo } from 'react';
import { useParams } from 'react-router';
import { busy } from '../busy.js';
import { later, read } from '../read.js';

const products = new Map();
const load = (id) => {
  if (!products.has(id)) products.set(id, later(1_000, `Product ${id}`));
  return products.get(id);
};

/** Data that take 1,000 ms; 25 ms to render, in the attempts that are thrown away for want of data too. */
export function Product() {
  const { id } = useParams();
  const data = useMemo(() => load(id), [id]);
  return (
    <Suspense key={id} fallback={<p>…</p>}>
      <Measure name="Product" ready>
        <Details data={data} />
      </Measure>
    </Suspense>
  );
}

function Details({ data }) {
  busy(25);
  return <h1>{read(data)}</h1>;
}
