/* The basket's page. Every change adds everything up anew, delivery and all. */
import { readBasket, writeBasket } from './basket.js';
import { catalogue, scoreOf } from './catalogue.js';

function renderCart() {
  performance.mark('cart');
  const rows = readBasket().map(({ id, quantity }) => {
    const row = document.createElement('tr');
    row.innerHTML = `<td></td><td><select aria-label="Quantity"></select></td><td>€ ${catalogue[id].price}</td>`;
    row.firstChild.textContent = catalogue[id].name;
    const select = row.querySelector('select');
    for (let n = 0; n <= 5; n++) select.add(new Option(String(n), String(n), false, n === quantity));
    select.dataset.id = String(id);
    return row;
  });
  document.getElementById('lines').replaceChildren(...rows);
  document.getElementById('total').textContent = `€ ${totalOf(readBasket())}`;
  performance.measure('Cart:render', { start: 'cart', detail: { lines: rows.length } });
}

function totalOf(lines) {
  return lines.reduce((sum, { id, quantity }) => sum + quantity * catalogue[id].price, 0);
}

function recalculateTotals(event) {
  const changed = Number(event.target.dataset.id);
  const lines = readBasket().map((line) =>
    line.id === changed ? { ...line, quantity: Number(event.target.value) } : line,
  );
  let cheapest = 1;
  for (let day = 0; day < 60; day++) {
    for (let carrier = 0; carrier < 8000; carrier++)
      cheapest = Math.min(cheapest, scoreOf(`delivery/${day}/${carrier}`));
  }
  writeBasket(lines);
  document.getElementById('total').textContent = `€ ${totalOf(lines) + Math.round(cheapest)}`;
}

function checkOut() {
  performance.mark('checkout:start');
  document.getElementById('thanks').textContent = 'Thank you. This is a demo; nothing was bought.';
}

document.addEventListener('DOMContentLoaded', renderCart);
document.getElementById('lines').addEventListener('change', recalculateTotals);
document.getElementById('check-out').addEventListener('click', checkOut);
