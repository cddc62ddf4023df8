import { useEffect, useLayoutEffect } from 'react';
import { onServer } from './moment.js';

/** Runs both in each commit of this render. */
export const useCommit: (layout: () => void, passive: () => void) => void = onServer
  ? () => {}
  : (layout, passive) => {
      useLayoutEffect(layout);
      useEffect(passive);
    };
