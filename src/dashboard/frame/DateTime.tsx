import { useId } from 'preact/hooks';

interface Props {
  label: string;
  /** Epoch ms. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** A point in the reader's local time, to the minute. */
export function DateTime({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value === undefined ? '' : local(value)}
        onChange={(event) => {
          const epoch = new Date(event.currentTarget.value).getTime();
          onChange(Number.isNaN(epoch) ? undefined : epoch);
        }}
      />
    </div>
  );
}

function local(epoch: number): string {
  const offset = new Date(epoch).getTimezoneOffset() * 60_000;
  return new Date(epoch - offset).toISOString().slice(0, 16);
}
