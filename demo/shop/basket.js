/* The basket lives in the tab. */
export function readBasket() {
  return JSON.parse(sessionStorage.getItem('basket') ?? '[]');
}

export function writeBasket(lines) {
  sessionStorage.setItem('basket', JSON.stringify(lines));
  document.getElementById('basket-count').textContent = String(
    lines.reduce((sum, line) => sum + line.quantity, 0),
  );
}

writeBasket(readBasket());
