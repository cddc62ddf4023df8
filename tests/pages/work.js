// Workloads in a served script, so that the browser can say where they stand.
function busy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function makeMeasures(count, name = 'work') {
  for (let i = 0; i < count; i++)
    performance.measure(`${name}:${i % 10}`, { start: 0, end: i + 1, detail: { i } });
}

/** Measures at a steady pace. Back when the last is made. */
// biome-ignore lint/correctness/noUnusedVariables: benches call it
function makeMeasuresSteadily(count, each, every) {
  return new Promise((done) => {
    let made = 0;
    const timer = setInterval(() => {
      for (const end = made + each; made < end; made++)
        performance.measure(`work:${made % 20}`, { start: made, duration: 5 });
      if (made < count) return;
      clearInterval(timer);
      done();
    }, every);
  });
}

/** Makes measures and hides in the same task. Gives ms until all handlers are back, and those of a second event. */
// biome-ignore lint/correctness/noUnusedVariables: benches call it
function leaveAfter(count) {
  const timed = (dispatch) => {
    const start = performance.now();
    console.timeStamp('dispatch');
    dispatch();
    console.timeStamp('dispatched');
    return performance.now() - start;
  };
  return new Promise((done) => {
    setTimeout(function leaving() {
      makeMeasures(count);
      Object.defineProperty(document, 'hidden', { value: true });
      const pagehide = timed(() => dispatchEvent(new PageTransitionEvent('pagehide')));
      setTimeout(() => {
        const hidden = new Event('visibilitychange', { bubbles: true });
        done([pagehide, timed(() => document.dispatchEvent(hidden))]);
      });
    });
  });
}

/** What anyone who looks at `detail` has to do. */
// biome-ignore lint/correctness/noUnusedVariables: benches call it
function readDetails() {
  new PerformanceObserver(function readDetail(list) {
    for (const entry of list.getEntries()) window.lastDetail = entry.detail && 1;
  }).observe({ type: 'measure' });
}

/** Works in a frame that paints. Back when the browser has told of one of at least `ms`. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
function inFrame(ms, work) {
  return new Promise((done) => {
    new PerformanceObserver((list, observer) => {
      if (!list.getEntries().some(({ duration }) => duration >= ms)) return;
      observer.disconnect();
      done();
    }).observe({ type: 'long-animation-frame' });
    requestAnimationFrame(() => {
      document.querySelector('h1').textContent = `${ms} ms`;
      work();
    });
  });
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

/** Back when the page's own observer has seen so many of them; at once where there are none. */
function longFramesSeen(count) {
  if (!count || !PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) return;
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      for (const { scripts } of list.getEntries())
        if (scripts.some(({ sourceFunctionName }) => sourceFunctionName === 'longFrame')) count--;
      if (count <= 0) done();
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
}

/** A visit's work: so many measures and so many long frames, all observed when it is back. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function work(measures, frames) {
  makeMeasures(measures);
  await makeLongFrames(frames);
  await longFramesSeen(frames);
}

/** Back when so many entries or more are on disk, or none is left, and that has been so for 300 ms. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function written(least) {
  for (let last = -1, now = 0; (now && now < least) || now !== last; ) {
    await new Promise((done) => setTimeout(done, 300));
    last = now;
    now = await onDisk();
  }
}

/** From now on a click on the button also adds up, for 150 ms, in one go. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
function addUpOnClick() {
  document.querySelector('#slow').addEventListener('click', function addUp() {
    fieldmark.time('total:add', () => busy(150));
  });
}

/** A request that is answered after 400 ms. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
function loadPrice() {
  setTimeout(() => fetch('/signal/price'), 400);
  return fieldmark.time('price:load', () => fetch('/wait/price')).then(() => {});
}

/** A request that is answered at once, while a timer keeps the main thread for 400 ms. */
// biome-ignore lint/correctness/noUnusedVariables: tests call it
function loadStock() {
  setTimeout(function keepBusy() {
    busy(400);
  });
  return fieldmark.time('stock:load', () => fetch('/server-timing')).then(() => {});
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
    // It is not for us to make it.
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

async function onDisk() {
  return (await waitingKeys()).reduce((sum, [, , count]) => sum + count, 0);
}

// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function numberedOnDisk() {
  return Math.max(0, ...(await waitingKeys()).map(([, from, count]) => from + count));
}

// biome-ignore lint/correctness/noUnusedVariables: tests call it
async function pagesOnDisk() {
  return (await waitingKeys()).map(([page]) => page);
}
