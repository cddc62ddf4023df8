import Head from 'next/head';
import { NameViews } from '../dist/readme/next-pages.jsx';
import { Start } from '../Start.jsx';

export default function App({ Component, pageProps }) {
  return (
    <>
      <Head>
        <link rel="icon" href="data:," />
      </Head>
      <Start />
      <NameViews />
      <Component {...pageProps} />
    </>
  );
}
