import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { sourceAliases } from './doors.ts';

const ROOT = join(import.meta.dirname, '..');

/** One page with its script and style, as a host would ship it. */
export interface BundledPage {
  script: string;
  style: string;
}

/** Builds the source of a page for production, the kit's own source included. */
export async function bundlePage(entry: string, name: string): Promise<BundledPage> {
  const outDir = join(ROOT, '.cache', name);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: sourceAliases(ROOT) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: join(ROOT, entry), formats: ['es'], fileName: 'page', cssFileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return { script: readFileSync(join(outDir, 'page.js'), 'utf8'), style: readFileSync(join(outDir, 'page.css'), 'utf8') };
}

/** Serves a page on the loopback; what it asks for under `/api/` is the given listener's. */
export async function servePage(
  { script, style }: BundledPage,
  api?: RequestListener,
): Promise<{ origin: string; close: () => void }> {
  const html = `<!doctype html><html lang="en"><title>page</title><style>${style}</style><body><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/') === true && api !== undefined) {
      api(request, response);
      return;
    }
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening server has a port
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${String(port)}`, close };
}
