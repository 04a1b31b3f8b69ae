import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browsers.ts';
import { packageAliases, sourceAliases } from './scripts/doors.ts';
import { REACT_18 } from './scripts/react-18.ts';

/** The pages without a browser: once more with React 18, and with each React without StrictMode. */
const inPages = [
  'test/testing/**/*.test.tsx',
  'test/react/**/*.test.tsx',
  'test/drop-ins/**/*.test.tsx',
  'test/element/**/*.test.tsx',
  'test/faults/**/*.test.tsx',
];

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
      'idb-keyval',
      're2js',
      'tus-js-client',
      'virtua',
      'axe-core',
      '@guidepup/virtual-screen-reader',
      '@testing-library/react',
      '@mui/material/styles',
      'tailwindcss',
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
          include: ['test/**/*.test.tsx', 'examples/**/*.test.tsx'],
          exclude: ['test/**/*.browser.test.tsx', 'test/react-18/**'],
          setupFiles: ['test/setup-dom.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom-loose',
          environment: 'jsdom',
          include: inPages,
          exclude: ['test/**/*.browser.test.tsx', 'test/**/soak.test.tsx'],
          setupFiles: ['test/setup-dom.ts'],
          env: { STRICT_MODE: 'off' },
        },
      },
      {
        // Nothing of the above: there, imports of the package are answered from the source.
        extends: false,
        plugins: [react()],
        resolve: { alias: packageAliases(import.meta.dirname) },
        test: { name: 'package', environment: 'jsdom', include: ['examples/**/*.test.tsx'], setupFiles: ['test/setup-dom.ts'] },
      },
      ...(['on', 'off'] as const).map((strictMode) => ({
        extends: true as const,
        resolve: { alias: REACT_18 },
        test: {
          name: strictMode === 'on' ? 'dom-18' : 'dom-18-loose',
          environment: 'jsdom',
          include: [...inPages, 'test/react-18/*.test.tsx'],
          exclude: ['test/**/*.browser.test.tsx', 'test/**/soak.test.tsx'],
          setupFiles: ['test/react-18/setup.ts'],
          env: { STRICT_MODE: strictMode },
        },
      })),
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['test/setup-browser.ts'],
          env: { CSK_LONG: process.env['CSK_LONG'] ?? '' },
          browser,
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        // Each story begins anew by itself, as in Storybook: loading everything again for each file is a third of the time.
        test: { name: 'stories', isolate: false, browser },
      },
    ],
  },
});
