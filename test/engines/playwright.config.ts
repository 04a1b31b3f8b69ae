import { defineConfig, devices } from '@playwright/test';
import { firefoxLaunch } from '../../scripts/browsers.ts';
import base from '../../playwright.config.ts';

const { channel, ...launchOptions } = firefoxLaunch();

/** The journeys in the Firefox that is installed. */
export default defineConfig({
  ...base,
  testDir: '../e2e',
  outputDir: '../../test-results/firefox',
  testMatch: ['journey.e2e.ts', 'keyboard-journey.e2e.ts', 'catalogue-words.e2e.ts'],
  workers: 1,
  timeout: 300_000,
  use: { ...devices['Desktop Firefox'], channel, launchOptions },
  projects: [{ name: 'firefox' }],
});
