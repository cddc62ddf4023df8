/* Ranks the catalogue again and again, whether anybody looks or not. */
import { catalogue, scoreOf } from './catalogue.js';
import { counted } from './counted.js';

const likeness = counted('likeness', (candidate) => {
  let score = 0;
  for (const other of catalogue)
    for (let i = 0; i < 14; i++) score += scoreOf(`${candidate.sku}~${other.sku}~${i}`);
  return score;
});

function rankRecommendations() {
  const ranked = catalogue
    .map((candidate) => ({ candidate, score: likeness(candidate) }))
    .sort((a, b) => b.score - a.score);
  document.getElementById('recommendations').replaceChildren(
    ...ranked.slice(0, 6).map(({ candidate }) => {
      const item = document.createElement('li');
      item.textContent = candidate.name;
      return item;
    }),
  );
}

setInterval(rankRecommendations, 1000);
