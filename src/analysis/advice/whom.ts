import type { Finding } from '../../wire/index.js';
import type { Affected } from './Facts.js';

/** The fields of a finding that say whom it touches. */
export function whom({ users, views, routes }: Affected): Pick<Finding, 'users' | 'views' | 'routes'> {
  return { users, views, routes };
}
