import { NameViews } from '../dist/readme/next-pages.jsx';
import { Start } from '../Start.jsx';

export default function App({ Component, pageProps }) {
  return (
    <>
      <Start />
      <NameViews />
      <Component {...pageProps} />
    </>
  );
}
