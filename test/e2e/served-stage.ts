import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CustomerSnapshot } from 'customer-status-kit';
import { SCENARIOS } from 'customer-status-kit/backends/memory';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import type { Alias } from 'vite';
import { buildPageFiles } from '../../scripts/bundled-page.ts';
import type { Serving } from './pages/served-page.tsx';
import type { ServeOptions } from './pages/served-on-server.tsx';
import { bundleForServer } from './server-bundle.ts';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** A host that renders on the server, with one React on both sides, under the strict policy. */
export class ServedStage {
  /** What React said while it rendered on the server. */
  readonly errors: unknown[] = [];
  /** Kept back until this resolves. */
  customerIsRead: Promise<void> = Promise.resolve();
  private readonly server: Server;
  private readonly files: ReadonlyMap<string, Buffer>;
  private readonly serve: (options: ServeOptions) => Promise<NodeJS.ReadableStream>;

  private constructor(files: ReadonlyMap<string, Buffer>, serve: ServedStage['serve']) {
    this.files = files;
    this.serve = serve;
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async open(name: string, alias: readonly Alias[]): Promise<ServedStage> {
    const mode = { mode: 'development', alias } as const;
    const files = await buildPageFiles('test/e2e/pages/served-in-browser.tsx', `${name}-browser`, mode);
    const bundle = await bundleForServer('test/e2e/pages/served-on-server.tsx', `${name}-server`, alias);
    const { serve } = (await import(bundle)) as { serve: (options: ServeOptions) => Promise<NodeJS.ReadableStream> };
    const stage = new ServedStage(files, serve);
    await new Promise<void>((resolve) => void stage.server.listen(0, '127.0.0.1', resolve));
    return stage;
  }

  addressOf(serving: Serving): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/?visit=${encodeURIComponent(JSON.stringify(serving))}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = this.files.get(pathname);
    if (file !== undefined) {
      response.setHeader('Content-Type', TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream').end(file);
      return;
    }
    const asked = searchParams.get('visit');
    if (asked === null) {
      response.writeHead(204).end();
      return;
    }
    const serving = JSON.parse(asked) as Serving;
    const customer = this.customerIsRead.then(() => SCENARIOS[serving.scenario](serving.startedAt).snapshot);
    if (pathname === '/serving.json') response.end(JSON.stringify(serving));
    else if (pathname === '/customer.json') response.end(JSON.stringify(await customer));
    else await this.sendPage(serving, customer, response);
  }

  private async sendPage(serving: Serving, customer: Promise<CustomerSnapshot>, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    // The parts that are loaded when needed come from this very host.
    const { header } = contentSecurityPolicy({ nonce, also: { 'script-src': ["'self'"], 'img-src': ["'self'"] } });
    response.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Security-Policy', header);
    const page = await this.serve({ serving, customer, nonce, onError: (error) => this.errors.push(error) });
    page.pipe(response);
  }
}
