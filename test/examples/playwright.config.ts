import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browsers.ts';

/** The examples as `npm run examples` has installed and built them. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results/examples',
  use: { ...devices['Desktop Chrome'], launchOptions: chromiumLaunch },
  projects: [{ name: 'chromium' }],
});
