import { test as base, expect } from '../fixtures.js';

export { expect };

/** The dashboard's page says nothing in the console: no error, no warning, no breach of its content security policy. */
export const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ page }, use) => {
      const said: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      page.on('response', (response) => {
        if (response.status() >= 500) said.push(response.url());
      });
      await use(undefined);
      expect(said).toEqual([]);
    },
    { auto: true },
  ],
});
