// Workloads in a served script, so that the browser can say where they stand.
function busy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

// biome-ignore lint/correctness/noUnusedVariables: tests call it
function makeMeasures(count, name = 'work') {
  for (let i = 0; i < count; i++)
    performance.measure(`${name}:${i % 10}`, { start: 0, end: i + 1, detail: { i } });
}

async function makeLongFrames(count) {
  for (let i = 0; i < count; i++)
    await new Promise((done) => {
      requestAnimationFrame(function longFrame() {
        document.querySelector('#text').textContent = `frame ${i}`;
        busy(60);
        setTimeout(done, 20);
      });
    });
}

addEventListener('DOMContentLoaded', () => {
  document.querySelector('#slow').addEventListener('click', function slowClick() {
    busy(120);
    document.querySelector('#text').textContent = 'clicked';
  });
  document.querySelector('#frames').addEventListener('click', () => makeLongFrames(10));
});

// Keys of what waits in IndexedDB: [page, from, count, size, at].
function waitingKeys() {
  return new Promise((resolve) => {
    const open = indexedDB.open('fieldmark:test');
    // It is not ours to make.
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = () => resolve([]);
    open.onsuccess = () => {
      const keys = open.result.transaction('chunks').objectStore('chunks').getAllKeys();
      keys.onsuccess = () => {
        open.result.close();
        resolve(keys.result);
      };
    };
  });
}

// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function onDisk() {
  return (await waitingKeys()).reduce((sum, [, , count]) => sum + count, 0);
}

// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function numberedOnDisk() {
  return Math.max(0, ...(await waitingKeys()).map(([, from, count]) => from + count));
}
