import Link from 'next/link';
import { NameViews } from '../dist/readme/next-app.jsx';
import { Start } from '../Start.jsx';

export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <Start />
        <NameViews />
        <nav>
          <Link href="/">home</Link> <Link href="/product/product">product</Link>{' '}
          <Link href="/product/a%20b">spaced</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
