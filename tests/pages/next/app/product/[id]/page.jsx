import { Measure } from 'fieldmark/react';
import { Suspense } from 'react';

/** A page of Server Components with data that take 300 ms. */
export default function Product({ params }) {
  return (
    <Measure name="Product" ready>
      <Suspense fallback={<p>…</p>}>
        <Details params={params} />
      </Suspense>
    </Measure>
  );
}

async function Details({ params }) {
  const { id } = await params;
  await new Promise((done) => setTimeout(done, 300));
  return <h1>Product {decodeURIComponent(id)}</h1>;
}
