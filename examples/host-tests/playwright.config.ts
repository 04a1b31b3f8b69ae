import { defineConfig } from '@playwright/test';

const ORIGIN = 'http://localhost:4173';

/** The app as it is built, in a browser: `npx playwright install chromium` fetches one. */
export default defineConfig({
  testDir: 'test',
  testMatch: '*.e2e.ts',
  use: { baseURL: ORIGIN },
  webServer: { command: 'npm run build && npm start', url: ORIGIN },
});
