import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunch } from './scripts/browsers.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: chromiumLaunch,
    trace: 'off',
    screenshot: { mode: 'only-on-failure', fullPage: true },
  },
  projects: [{ name: 'chromium' }],
});
