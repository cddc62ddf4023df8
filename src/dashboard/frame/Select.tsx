import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  /** What no choice is called. */
  all: string;
  value: T | '';
  options: T[];
  /** What an option is called, where it is not its value. */
  titles?: { [option: string]: string };
  onChange: (value: T | '') => void;
}

/** One filter. A value that is no longer on offer stays visible as long as it is chosen. */
export function Select<T extends string>({ label, all, value, options, titles, onChange }: Props<T>) {
  const id = useId();
  const listed = value && !options.includes(value) ? [value, ...options] : options;
  return (
    <div class={value ? 'field field-set' : 'field'}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T | '')}>
        <option value="">{all}</option>
        {listed.map((option) => (
          <option key={option} value={option}>
            {titles?.[option] ?? option}
          </option>
        ))}
      </select>
    </div>
  );
}
