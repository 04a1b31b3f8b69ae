import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { StatusHandler } from 'customer-status-kit/server';
import { toNodeHandler } from 'customer-status-kit/server/node';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Where the files of an address are: those of the kit in the package that is installed. */
const FOLDERS = {
  '/kit/': join(fileURLToPath(import.meta.resolve('customer-status-kit/styles.css')), '..'),
  '/': import.meta.dirname,
};

/** The policy the page is served under: scripts and styles of its own origin, no inline code, no Trusted Types policy. */
const { header: policy } = contentSecurityPolicy();

/** The page, the kit's files beside it, and the API, under a strict policy. */
export function plainPage(handler: StatusHandler): RequestListener {
  const api = toNodeHandler(handler);
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/')) return api(request, response);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const file = fileOf(pathname);
    readFile(file).then(
      (content) => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream').end(content),
      () => response.writeHead(404).end(),
    );
    return undefined;
  };
}

function fileOf(pathname: string): string {
  const [prefix, folder] = Object.entries(FOLDERS).find(([start]) => pathname.startsWith(start)) ?? ['/', import.meta.dirname];
  const rest = pathname.slice(prefix.length);
  return join(folder, normalize(`/${rest === '' ? 'index.html' : rest}`));
}
