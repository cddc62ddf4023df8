'use client';
import { init } from 'fieldmark';
import { useEffect } from 'react';

const endpoint = typeof location !== 'undefined' && new URLSearchParams(location.search).get('endpoint');
if (endpoint) init({ endpoint, app: 'next' });

/** Starts measuring in the browser, when its file is evaluated, and says when links are the router's. */
export function Start() {
  useEffect(() => {
    document.documentElement.dataset.hydrated = '';
  }, []);
  return null;
}
