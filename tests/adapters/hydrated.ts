import type { Page } from '@playwright/test';

/** Waits until a page that a server rendered is the framework's: before that, a link leaves the page. */
export const hydrated = (page: Page) => page.waitForSelector('html[data-hydrated]');
