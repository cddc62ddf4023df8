'use client';
import { init } from 'fieldmark';

const endpoint = typeof location !== 'undefined' && new URLSearchParams(location.search).get('endpoint');
if (endpoint) init({ endpoint, app: 'next' });

/** Starts measuring in the browser, when its file is evaluated. */
export const Start = () => null;
