/* What the shop sells. */
export const release = document.documentElement.dataset.release;
const makers = ['Kestrel', 'Wren', 'Fulmar', 'Dunlin', 'Siskin', 'Osprey', 'Avocet', 'Plover'];
const things = ['8×42 binoculars', 'field guide', 'folding stool', 'spotting scope', 'tripod', 'canvas hide'];

export const catalogue = Array.from({ length: 96 }, (_, id) => ({
  id,
  sku: `HH-${String(id * 7919).padStart(6, '0')}`,
  name: `${makers[id % makers.length]} ${things[id % things.length]}`,
  description: 'Light in the bag, quiet in the hand. '.repeat(1 + (id % 3)).trim(),
  price: 12 + ((id * 37) % 240),
}));

/** A number that a text always gives, from 0 to 1; it stands for all that a shop computes in the page. */
export function scoreOf(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0) / 4294967296;
}
