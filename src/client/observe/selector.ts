/** A short CSS path that finds the element again: up to the nearest id, 100 characters at most; `''` for none. */
export function selector(node: Node | null | undefined): string {
  let path = '';
  for (let element = toElement(node); element; element = element.parentElement) {
    const part = element.id ? `#${element.id}` : [element.localName, ...element.classList].join('.');
    if (path && path.length + part.length > 99) break;
    path = path ? `${part}>${path}` : part.slice(0, 100);
    if (element.id) break;
  }
  return path;
}

/** Layout shifts also name text nodes. */
const toElement = (node: Node | null | undefined) =>
  (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement) as Element | null | undefined;
