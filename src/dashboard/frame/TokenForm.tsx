import { useId, useState } from 'preact/hooks';
import { enter } from '../state/enter.js';

/** The collector wants its token; `onEntry` is called when it has taken one. */
export function TokenForm({ onEntry }: { onEntry: () => void }) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const id = useId();
  return (
    <section class="message">
      <h2>This collector asks for its token</h2>
      <p>
        It printed the token when it started, unless whoever started it chose one. This browser remembers it
        for a month.
      </p>
      <form
        class="token"
        onSubmit={async (event) => {
          event.preventDefault();
          const taken = await enter(text.trim());
          setRefused(!taken);
          if (taken) onEntry();
        }}
      >
        <label for={id}>Token</label>
        <input
          id={id}
          type="password"
          required
          autocomplete="current-password"
          value={text}
          aria-invalid={refused}
          aria-describedby={refused ? `${id}-refused` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">Open</button>
      </form>
      {refused && (
        <p id={`${id}-refused`} class="refused" role="alert">
          The collector did not take that token.
        </p>
      )}
    </section>
  );
}
