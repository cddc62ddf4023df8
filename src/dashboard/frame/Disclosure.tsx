import type { ComponentChildren } from 'preact';
import type { ScreenProps } from '../screens.js';

interface Props extends ScreenProps {
  /** Of it in the address. */
  name: string;
  class?: string;
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** What is opened on demand; one at a time on a screen, and the address says which. */
export function Disclosure({ name, class: className, summary, children, address, change }: Props) {
  const open = address.open === name;
  return (
    <details
      class={className}
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now !== open) change({ open: now ? name : '' }, 'replace');
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
