import { createContext, useContext, useRef } from 'react';
import type { Place } from './Attempt.js';

/** The nearest `<Measure>` around; the same object through all its renders, so that it makes nobody render. */
export const Around = createContext<Place | undefined>(undefined);

/** The component's own place, the same in all its renders. */
export function usePlace(name: string): Place {
  const around = useContext(Around);
  return useRef<Place>({ name, around, nested: 0 }).current;
}
