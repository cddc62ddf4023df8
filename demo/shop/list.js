/* The list. Its component is measured; laying out the cards reads and writes in turn. */
import './basket.js';
import { catalogue, release, scoreOf } from './catalogue.js';
import { counted } from './counted.js';

const list = document.getElementById('products');
let shown = catalogue;

const cardOf = counted('cardOf', (product) => {
  const card = document.createElement('li');
  card.innerHTML = `<a href="/product.html?id=${product.id}"><img src="/images/${product.id % 8}.svg" alt=""></a><h3></h3><p></p><strong></strong>`;
  card.querySelector('h3').textContent = product.name;
  card.querySelector('p').textContent = product.description;
  card.querySelector('strong').textContent = `€ ${product.price}`;
  return card;
});

function renderProductList() {
  performance.mark('product-list');
  list.replaceChildren(...shown.map(cardOf));
  performance.measure('ProductList:render', { start: 'product-list', detail: { products: shown.length } });
  requestAnimationFrame(layOutCards);
}

/** Makes all cards as high as the highest. Release 1.4.0 measures each card after it has changed the one before. */
function layOutCards() {
  const cards = [...list.children];
  if (release === '1.4.0') {
    let highest = 0;
    for (let round = 0; round < 4; round++) {
      for (const card of cards) {
        highest = Math.max(highest, card.offsetHeight);
        card.style.minHeight = `${highest}px`;
      }
    }
    return;
  }
  const highest = Math.max(...cards.map((card) => card.offsetHeight));
  for (const card of cards) card.style.minHeight = `${highest}px`;
}

function sortByPrice() {
  shown = [...catalogue].sort((a, b) => a.price - b.price || scoreOf(a.sku) - scoreOf(b.sku));
  renderProductList();
}

document.addEventListener('DOMContentLoaded', renderProductList);
document.getElementById('sort-by-price').addEventListener('click', sortByPrice);
