import { contentSecurityPolicy, type ContentSecurityPolicyOptions, type PolicyDirective } from 'customer-status-kit/csp';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createStatusHandler, type FileStorage, inMemoryFiles } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };
const NONCE = 'cmFuZG9tIGVub3VnaCBmb3IgYSB0ZXN0';

/** A page of the kit with its API, its bucket and a partner's page, each on an origin of its own. */
export class PolicyStage {
  readonly options: ContentSecurityPolicyOptions;
  /** What the page is served under from now on. */
  directives: readonly PolicyDirective[];
  readonly #servers: Server[];
  readonly origin: string;
  readonly apiOrigin: string;
  readonly partnerOrigin: string;

  private constructor(servers: Server[], [host, api, bucket, partner]: readonly string[]) {
    this.#servers = servers;
    this.origin = host ?? '';
    this.apiOrigin = api ?? '';
    this.partnerOrigin = partner ?? '';
    this.options = {
      baseUrl: `${this.apiOrigin}/api/customer-status`,
      uploadOrigins: [bucket ?? ''],
      frameOrigins: [this.partnerOrigin],
      nonce: NONCE,
      pictureWorker: true,
    };
    this.directives = contentSecurityPolicy(this.options).directives;
  }

  static async open(files: ReadonlyMap<string, Buffer>): Promise<PolicyStage> {
    const listeners: RequestListener[] = Array.from({ length: 4 }, () => (_request, response) => response.end());
    const servers = await Promise.all(
      listeners.map((_none, index) => listen((request, response) => listeners[index]?.(request, response))),
    );
    const origins = servers.map((server) => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    const stage = new PolicyStage(servers, origins);
    const storage = inMemoryFiles();
    const handler = createStatusHandler({
      connector: sandboxConnector(),
      files: withLinks(storage, origins[2] ?? ''),
      trustedOrigins: [stage.origin],
      authorize: ({ headers }) =>
        headers.get('authorization') === 'Bearer desk' ? { role: 'operator' } : { role: 'customer', customerId: 'ada' },
    });
    listeners.splice(
      0,
      4,
      hostOf(stage, files),
      letIn(stage.origin, toNodeHandler(handler)),
      letIn(stage.origin, bucketOf(storage)),
      (_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>p</title>Partner'),
    );
    await stage.#askFor();
    return stage;
  }

  /** The policy as a header, without one value of one directive. */
  headerWithout(name: string, value?: string): string {
    const left = this.directives.flatMap((directive) => {
      if (directive.name !== name) return [directive];
      const values = directive.values.filter((one) => one !== value);
      return value === undefined || values.length === 0 ? [] : [{ ...directive, values }];
    });
    return left.map(({ name: kept, values }) => `${kept} ${values.length === 0 ? "'none'" : values.join(' ')}`).join('; ');
  }

  header = '';

  close(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** One paper to send and one step that is done in a partner's page. */
  async #askFor(): Promise<void> {
    const desk = httpBackend({ baseUrl: this.options.baseUrl ?? '', getToken: () => 'desk', operator: true });
    const accepted = [{ type: 'passport', label: 'Passport', sides: ['front' as const] }];
    await desk.setStatus?.('ada', 'ACTIVE', { idempotencyKey: 'policy-stage-active' });
    await desk.requestInformation?.(
      'ada',
      [
        { title: 'Passport', spec: { kind: 'document', accepted, mime: ['image/png'], maxBytes: 100_000 } },
        { title: 'Look', spec: { kind: 'action', action: 'redirect', open: 'iframe', url: `${this.partnerOrigin}/flow` } },
      ],
      { idempotencyKey: 'policy-stage-asks' },
    );
  }
}

function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(server)));
}

function hostOf(stage: PolicyStage, files: ReadonlyMap<string, Buffer>): RequestListener {
  const head = '<title>page</title><link rel="stylesheet" href="/style.css">';
  const script = `<script type="module" nonce="${NONCE}" src="/page.js"></script>`;
  const page = `<!doctype html><html lang="en" data-api="${stage.apiOrigin}">${head}<body>${script}`;
  return ({ url = '/' }, response) => {
    response.setHeader('Content-Security-Policy', stage.header);
    response.setHeader('content-type', TYPES[url.split('.').at(-1) ?? ''] ?? 'text/html');
    response.end(files.get(url) ?? page);
  };
}

/** The headers by which a host lets its own page ask another origin of its own. */
function letIn(origin: string, listener: RequestListener): RequestListener {
  return (request, response) => {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', '*, ETag, Retry-After');
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
    response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else listener(request, response);
  };
}

function withLinks(storage: FileStorage, bucket: string): FileStorage {
  return { ...storage, presign: async (id) => ({ url: `${bucket}/${encodeURIComponent(id)}`, headers: {} }) };
}

function bucketOf(storage: FileStorage): RequestListener {
  return (request, response) => {
    const id = decodeURIComponent((request.url ?? '').slice(1));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Web's stream, as Node types it
    const content = Readable.toWeb(request) as ReadableStream<Uint8Array>;
    void storage.put(id, content, { maxBytes: 1_000_000 }).then(() => response.writeHead(200).end());
  };
}
