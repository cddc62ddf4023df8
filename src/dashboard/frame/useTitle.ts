import { useEffect } from 'preact/hooks';

/** Names what a screen shows in the document's title, before the screen's own name, which is there already. */
export function useTitle(name: string, screen: string): void {
  useEffect(() => {
    if (name) document.title = `${name} · ${screen} · Fieldmark`;
  }, [name, screen]);
}
