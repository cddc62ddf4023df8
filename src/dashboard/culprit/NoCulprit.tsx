import type { ComponentChildren } from 'preact';

/** There is nothing to show for this key: why, and the way back. */
export function NoCulprit({ text, back }: { text: string; back: ComponentChildren }) {
  return (
    <section class="message">
      <h2>No such function here</h2>
      <p>{text}</p>
      <p class="actions">{back}</p>
    </section>
  );
}
