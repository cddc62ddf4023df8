import { useId } from 'preact/hooks';

interface Props {
  label: string;
  /** What no choice is called. */
  all: string;
  value: string;
  options: string[];
  onChange: (value: string) => void;
}

/** One filter. A value that is no longer on offer stays visible as long as it is chosen. */
export function Select({ label, all, value, options, onChange }: Props) {
  const id = useId();
  const listed = value && !options.includes(value) ? [value, ...options] : options;
  return (
    <div class={value ? 'field field-set' : 'field'}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {listed.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}
