import type { Page } from '@playwright/test';

/** Sends what waits, with the core from the package, which the applications keep as `sdk`. */
export async function flushSdk(page: Page): Promise<void> {
  await page.evaluate(() => (window as { sdk?: { flush(): Promise<void> } }).sdk?.flush());
}
