interface Props {
  title: string;
  column: string;
  sort: string;
  onSort: (sort: string) => void;
  class?: string;
}

/** A column's head that sorts by it, and the other way round when pressed again. */
export function SortHeader({ title, column, sort, onSort, class: className }: Props) {
  const descending = sort === column;
  const ascending = sort === `-${column}`;
  const names = column === 'name';
  // Names read from A on, so their "descending" is the alphabet.
  const order = descending !== names ? 'descending' : 'ascending';
  return (
    <th scope="col" class={className} aria-sort={descending || ascending ? order : undefined}>
      <button type="button" class="sort" onClick={() => onSort(descending ? `-${column}` : column)}>
        {title}
        <span class="sort-arrow" aria-hidden="true">
          {descending || ascending ? (order === 'descending' ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
