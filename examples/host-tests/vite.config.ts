import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const WORKER = 'mockServiceWorker.js';

const readWorker = () => readFileSync(createRequire(import.meta.url).resolve(`msw/${WORKER}`), 'utf8');

/** MSW's worker at the root of the app, as `npx msw init public` would put it there, and always that of the MSW installed. */
const mockServiceWorker: Plugin = {
  name: 'mock-service-worker',
  configureServer({ middlewares }) {
    middlewares.use(`/${WORKER}`, (_request, response) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(readWorker());
    });
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: WORKER, source: readWorker() });
  },
};

/** A host app whose tests use the kit's doors for tests. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), mockServiceWorker],
  test: { environment: 'jsdom', include: ['test/*.test.tsx'] },
});
