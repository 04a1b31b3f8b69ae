import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { StatusHandler } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** The kit's files, in the package that is installed. */
const KIT = join(fileURLToPath(import.meta.resolve('customer-status-kit/styles.css')), '..');

/** The page's own files by their addresses, and no others: the server's code and whatever it keeps lie in the same folder. */
const PAGE: ReadonlyMap<string, string> = new Map([
  ['/', 'index.html'],
  ['/page.css', 'page.css'],
  ['/page.js', 'page.js'],
]);

/** The policy the page is served under: scripts and styles of its own origin, no inline code, no Trusted Types policy. */
const { header: policy } = contentSecurityPolicy();

/** The page, the kit's files beside it, and the API, under a strict policy. */
export function plainPage(handler: StatusHandler): RequestListener {
  const api = toNodeHandler(handler);
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path.startsWith('/api/')) return api(request, response);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const file = fileOf(path);
    if (file === undefined) return response.writeHead(404).end();
    readFile(file).then(
      (content) => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream').end(content),
      () => response.writeHead(404).end(),
    );
    return undefined;
  };
}

function fileOf(path: string): string | undefined {
  if (path.startsWith('/kit/')) return join(KIT, normalize(path.slice('/kit'.length)));
  const name = PAGE.get(path);
  return name && join(import.meta.dirname, name);
}
