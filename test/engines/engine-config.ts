import react from '@vitejs/plugin-react';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { join } from 'node:path';
import { sourceAliases } from '../../scripts/doors.ts';
import base from '../../vitest.config.ts';

type TestOptions = NonNullable<ViteUserConfig['test']>;

const root = join(import.meta.dirname, '../..');

/** The component tests of the project `browser`, in another engine. */
export function engineConfig({ name, browser, setupFiles = [], ...rest }: TestOptions & { name: string }): ViteUserConfig {
  const { optimizeDeps } = base;
  return defineConfig({
    root,
    plugins: [react()],
    ...(optimizeDeps === undefined ? {} : { optimizeDeps }),
    cacheDir: join(root, 'node_modules/.vite', name),
    resolve: { alias: sourceAliases(root) },
    test: {
      include: ['test/**/*.browser.test.{ts,tsx}'],
      setupFiles: ['test/setup-browser.ts', ...[setupFiles].flat()],
      ...rest,
      name,
      browser: { enabled: true, screenshotFailures: false, ...browser },
    },
  });
}
