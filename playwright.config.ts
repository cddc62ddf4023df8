import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './tests/findChromium.mjs';

const executablePath = await findChromium();

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // Two cores: more browsers at once would measure each other.
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['./tests/reporter.mjs']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath,
      args: chromiumArgs,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
});
