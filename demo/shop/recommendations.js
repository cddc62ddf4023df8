/* Ranks the catalogue again and again, whether anybody looks or not. */
import { catalogue, scoreOf } from './catalogue.js';

function rankRecommendations() {
  const ranked = catalogue
    .map((candidate) => {
      let score = 0;
      for (const other of catalogue)
        for (let i = 0; i < 14; i++) score += scoreOf(`${candidate.sku}~${other.sku}~${i}`);
      return { candidate, score };
    })
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
