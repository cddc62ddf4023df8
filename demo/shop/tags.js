/* Somebody else's script, from somebody else's server. */
function fingerprint(rounds) {
  let hash = 0;
  for (let i = 0; i < rounds; i++) {
    const text = `${navigator.userAgent}|${screen.width}|${i}`;
    for (let c = 0; c < text.length; c++) hash = (Math.imul(hash, 31) + text.charCodeAt(c)) | 0;
  }
  return hash;
}

function collectSignals() {
  document.documentElement.dataset.visitor = String(fingerprint(40_000));
}

setTimeout(collectSignals, 250);
