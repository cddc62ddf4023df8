import type { FunctionCalls, FunctionKind } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { Link } from '../frame/Link.js';
import type { ScreenProps } from '../screens.js';

interface Props extends ScreenProps {
  title: string;
  rows: readonly FunctionCalls[];
  /** Of whom nothing is known. */
  none: string;
  /** Of whom they are; another one's is said. */
  of: FunctionKind;
}

/** Callers or callees, with what the calls between them came to. */
export function Calls({ title, rows, none, of, address, change }: Props) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p class="card none">Nothing that is instrumented.</p>
      ) : (
        <div class="card table-card">
          <table class="where">
            <caption class="hidden">{title}, most total time first</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" class="number">
                  Calls
                </th>
                <th scope="col" class="number">
                  Total
                </th>
                <th scope="col" class="number">
                  Own
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, kind = of, calls, total, own }) => (
                <tr key={`${kind} ${name ?? ''}`}>
                  <th scope="row">
                    {name === undefined ? (
                      <span class="note">{none}</span>
                    ) : (
                      <>
                        <Link
                          address={address}
                          to={{ show: 'instrumented', of: name, rows: kind }}
                          change={change}
                        >
                          <span class="code">{name}</span>
                        </Link>
                        {kind !== of && <span class="note"> {kind}</span>}
                      </>
                    )}
                  </th>
                  <td class="number">{count(calls)}</td>
                  <td class="number">{duration(total)}</td>
                  <td class="number">{duration(own)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
