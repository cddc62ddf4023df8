import type { CulpritShare } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';

/** Where its blocking time lies: by route and by release. */
export function Shares({
  routes,
  releases,
}: {
  routes: readonly CulpritShare[];
  releases: readonly CulpritShare[];
}) {
  return (
    <div class="culprit-column">
      <List name="Routes" rows={routes} none="(no route)" />
      <List name="Releases" rows={releases} none="(no release)" />
    </div>
  );
}

function List({ name, rows, none }: { name: string; rows: readonly CulpritShare[]; none: string }) {
  const id = `culprit-${name.toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <div class="card table-card">
        <table class="where">
          <caption class="hidden">{name} by share of its blocking time</caption>
          <thead>
            <tr>
              <th scope="col">{name.slice(0, -1)}</th>
              <th scope="col" class="number">
                Of its blocking
              </th>
              <th scope="col" class="number">
                Frames
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name || none}</th>
                <td class="number">{share(row.share)}</td>
                <td class="number">{count(row.frames)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
