import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { type Alias, build } from 'vite';
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
      // Stories ask the page for values as the source writes them.
      cssMinify: false,
      target: 'es2022',
      lib: { entry: join(ROOT, entry), formats: ['es'], fileName: 'page', cssFileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return { script: readFileSync(join(outDir, 'page.js'), 'utf8'), style: readFileSync(join(outDir, 'page.css'), 'utf8') };
}

/** Another React than the one there is, and whether it says what is wrong. */
export interface PageBuild {
  alias?: readonly Alias[] | undefined;
  mode?: 'development' | 'production' | undefined;
}

/** Builds the source of a page in as many files as a host's own build makes of it: chunks, style sheets, workers. */
export async function buildPageFiles(
  entry: string,
  name: string,
  { alias = [], mode = 'production' }: PageBuild = {},
): Promise<ReadonlyMap<string, Buffer>> {
  const outDir = join(ROOT, '.cache', name);
  await build({
    configFile: false,
    root: ROOT,
    base: '/',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'error',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: [...alias, ...sourceAliases(ROOT)] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: { page: join(ROOT, entry) },
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [`/${relative(outDir, path)}`, readFileSync(path)];
    }),
  );
}

/** How a page is served. */
export interface PageServing {
  /** Answers what the page asks for under `/api/`. */
  api?: RequestListener | undefined;
  /** A Content Security Policy. */
  policy?: string | undefined;
}

/** Serves a page on the loopback. */
export async function servePage(
  { script, style }: BundledPage,
  { api, policy }: PageServing = {},
): Promise<{ origin: string; close: () => void }> {
  const head = '<title>page</title><link rel="stylesheet" href="/page.css"><link rel="icon" href="/page.ico">';
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/page.js': ['text/javascript', script],
    '/page.css': ['text/css', style],
    '/page.ico': ['image/x-icon', ''],
  };
  const page = [
    'text/html',
    `<!doctype html><html lang="en">${head}<body><script type="module" src="/page.js"></script>`,
  ] as const;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/') === true && api !== undefined) {
      api(request, response);
      return;
    }
    const [type, content] = files[request.url ?? ''] ?? page;
    response.setHeader('Content-Type', type);
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    response.end(content);
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
