// A single-page application of three routes: a click shows another, after a request.
async function show(path, wait) {
  performance.mark(`leave for ${path}`);
  history.pushState({}, '', path);
  performance.mark(`enter ${path}`);
  if (wait) await new Promise((done) => setTimeout(done, wait));
  const main = document.querySelector('#main');
  main.innerHTML = `<h2>${path}</h2><p>${'Much to read. '.repeat(200)}</p><button id="busy">busy</button>`;
  main.querySelector('#busy').onclick = function work() {
    const end = performance.now() + 120;
    while (performance.now() < end);
    main.querySelector('h2').textContent = 'done';
  };
}

document.body.insertAdjacentHTML(
  'beforeend',
  `<button id="product">product</button><button id="cart">cart</button><button id="sort">sort</button><main id="main"></main>`,
);
document.querySelector('#product').onclick = () => show('/product/17', 150);
document.querySelector('#cart').onclick = () => show('/cart', 0);
document.querySelector('#sort').onclick = () => show('?sort=price', 0);
