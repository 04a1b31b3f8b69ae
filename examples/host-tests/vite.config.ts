import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { sourceAliases } from '../../scripts/doors.ts';

const WORKER = 'mockServiceWorker.js';

/** MSW's worker at the root of the app. In an app of your own `npx msw init public` puts it there. */
const mockServiceWorker: Plugin = {
  name: 'mock-service-worker',
  generateBundle() {
    const source = readFileSync(createRequire(import.meta.url).resolve(`msw/${WORKER}`), 'utf8');
    this.emitFile({ type: 'asset', fileName: WORKER, source });
  },
};

/** A host app whose tests use the kit's doors for tests. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), mockServiceWorker],
  // In an app of your own the package is installed, and this line is not needed.
  resolve: { alias: sourceAliases(join(import.meta.dirname, '../..')) },
  build: { outDir: join(import.meta.dirname, '../../.cache/examples/host-tests'), emptyOutDir: true, target: 'es2022' },
});
