import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browsers.ts';
import { sourceAliases } from './scripts/doors.ts';

const browser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch }),
  instances: [{ browser: 'chromium' as const }],
};

export default defineConfig({
  plugins: [react()],
  // Found late, a dependency is bundled again in the middle of a run, and two copies of React meet.
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react-dom/server',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      '@radix-ui/react-dialog',
      '@xstate/react',
      'xstate',
      'valibot',
      '@internationalized/string',
      'eventsource-parser',
      'axe-core',
      '@testing-library/react',
    ],
  },
  resolve: { alias: sourceAliases(import.meta.dirname) },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['test/**/*.test.tsx'],
          exclude: ['test/**/*.browser.test.tsx'],
          setupFiles: ['test/setup-dom.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['test/**/*.browser.test.{ts,tsx}'], setupFiles: ['test/setup-browser.ts'], browser },
      },
      { extends: true, plugins: [storybookTest({ configDir: '.storybook' })], test: { name: 'stories', browser } },
    ],
  },
});
