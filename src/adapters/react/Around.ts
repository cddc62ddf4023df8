import { createContext } from 'react';
import type { Place } from './Attempt.js';

/** The nearest `<Measure>` around; the same object through all its renders, so that it makes nobody render. */
export const Around = createContext<Place | undefined>(undefined);
