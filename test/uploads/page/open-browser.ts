import { readFileSync, readdirSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumLaunch } from '../../../scripts/browsers.ts';
import { sourceAliases } from '../../../scripts/doors.ts';

const root = join(import.meta.dirname, '../../..');
const outDir = join(root, '.cache/upload-page');

/** Nothing is allowed but this page's own scripts and calls. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** Bundles the page as for production, with what is loaded later in files of its own. */
export async function bundleUploadPage(): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'test/uploads/page'),
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: sourceAliases(root) },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: 'upload-page.ts', formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
    },
  });
}

/** Serves the page; false for an address that is not one of its files. */
export function servePage(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  response.setHeader('content-security-policy', POLICY);
  if (path === '/') {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><html lang="en"><title>Uploads</title><script type="module" src="/page.js"></script>');
    return true;
  }
  const name = path.slice(1);
  if (!readdirSync(outDir).includes(name)) return false;
  response.setHeader('content-type', 'text/javascript');
  response.end(readFileSync(join(outDir, name)));
  return true;
}

/** Chromium without a window. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ ...chromiumLaunch, headless: true });
}
