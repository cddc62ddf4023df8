import { init } from 'fieldmark';
import { StrictMode, version } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, Outlet, RouterProvider } from 'react-router';
import { Cart } from './dist/readme/react.jsx';
import { nameViews } from './dist/readme/react-router.jsx';
import { Broken } from './scenes/Broken.jsx';
import { Busy } from './scenes/Busy.jsx';
import { Hooked } from './scenes/Hooked.jsx';
import { Interrupted } from './scenes/Interrupted.jsx';
import { Priced } from './scenes/Priced.jsx';
import { Product } from './scenes/Product.jsx';
import { Sliced } from './scenes/Sliced.jsx';
import { Thread } from './scenes/Thread.jsx';
import { Waiting } from './scenes/Waiting.jsx';
import { Wrapped } from './scenes/Wrapped.jsx';

// `?script` has it come by script tag, as another copy.
if (!new URLSearchParams(location.search).has('script')) init({ endpoint: '/v1/batches', app: 'react' });
window.reactVersion = version;

const Layout = () => (
  <>
    <nav>
      <Link to="/product/17">17</Link> <Link to="/product/18">18</Link> <Link to="/cart">cart</Link>{' '}
      <Link to="/shop/basket/3">basket</Link> <Link to="/nowhere/1">nowhere</Link>
    </nav>
    <Outlet />
  </>
);

const router = createBrowserRouter(
  [
    {
      path: '/',
      element: <Layout />,
      children: [
        { index: true, element: <h1>Home</h1> },
        { path: 'busy', element: <Busy /> },
        { path: 'hooked', element: <Hooked /> },
        { path: 'sliced', element: <Sliced /> },
        { path: 'waiting', element: <Waiting /> },
        { path: 'thread', element: <Thread /> },
        { path: 'broken', element: <Broken /> },
        { path: 'wrapped', element: <Wrapped /> },
        { path: 'interrupted', element: <Interrupted /> },
        { path: 'cart', element: <Priced Cart={Cart} /> },
        {
          path: '/shop',
          children: [
            {
              children: [{ path: '/shop/basket/:id', children: [{ index: true, element: <h1>Basket</h1> }] }],
            },
          ],
        },
        {
          path: 'product',
          children: [{ path: ':id', element: <Product />, loader: ({ params }) => params }],
        },
      ],
    },
  ],
  { basename: BASE },
);
nameViews(router);
createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
