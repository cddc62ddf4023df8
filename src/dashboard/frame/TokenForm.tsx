import { useId, useState } from 'preact/hooks';

/** The collector wants its token. */
export function TokenForm({ refused, onToken }: { refused: boolean; onToken: (token: string) => void }) {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <section class="message">
      <h2>This collector asks for its token</h2>
      <p>
        It printed the token when it started; whoever started it with <code>--token</code> chose it. The
        browser keeps it until this tab is closed.
      </p>
      <form
        class="token"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onToken(text.trim());
        }}
      >
        <label for={id}>Token</label>
        <input
          id={id}
          type="password"
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
          The collector refused that token.
        </p>
      )}
    </section>
  );
}
