import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { createStatusHandler, diskFiles, pgliteStore, type StatusHandler } from 'customer-status-kit/server';
import { tusUploads } from 'customer-status-kit/server/tus';
import { customerDirectory } from './customer-directory.ts';
import { listen } from './listen.ts';
import { northwindApp, readBearer } from './northwind-app.ts';
import { paymentLedger } from './payment-ledger.ts';
import { type AnyProvider, type DemoParts, nameOf } from './providers/demo-provider.ts';
import { sessionTokens } from './session-tokens.ts';

const clock = Date.now;

/** What the demo can run on: the sandbox inside the handler, or a simulation of a real provider that is reached over HTTP. */
const PROVIDERS: Readonly<Record<string, (parts: DemoParts) => Promise<AnyProvider>>> = {
  sandbox: async (parts) => (await import('./providers/sandbox-demo.ts')).sandboxDemo(parts),
  fern: async (parts) => (await import('./providers/fern-demo.ts')).fernDemo(parts),
  offblocks: async (parts) => (await import('./providers/offblocks-demo.ts')).offblocksDemo(parts),
  dollarpe: async (parts) => (await import('./providers/dollarpe-demo.ts')).dollarpeDemo(parts),
  tecalis: async (parts) => (await import('./providers/tecalis-demo.ts')).tecalisDemo(parts),
  quepass: async (parts) => (await import('./providers/quepass-demo.ts')).quepassDemo(parts),
  sep12: async (parts) => (await import('./providers/sep12-demo.ts')).sep12Demo(parts),
};

try {
  await start();
} catch (error) {
  console.error(`✖ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readSettings();
  const open = PROVIDERS[settings.provider];
  if (open === undefined) {
    throw new Error(`There is no provider "${settings.provider}". The demo knows: ${Object.keys(PROVIDERS).join(', ')}.`);
  }
  // Each provider has its own customers: what one said of somebody means nothing to another.
  const data = settings.provider === 'sandbox' ? settings.data : join(settings.data, settings.provider);
  makeWritable(data);
  const tokens = sessionTokens(data, clock);
  const directory = customerDirectory(data, clock);
  const provider = await open({ clock, dataDirectory: data });
  for (const customer of directory.list()) await provider.addCustomer(customer);
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const { server, port } = await listen(
    toListener((request) => answer(request)),
    Number(settings.port),
  );
  const origin = `http://127.0.0.1:${port}`;
  const handler = await openHandler(provider, { data, origin, tokens });
  answer = northwindApp({
    handler,
    tokens,
    directory,
    ledger: paymentLedger(clock),
    provider,
    statusOf: (id) => statusOf(provider, handler, id),
    pages: relative(process.cwd(), join(import.meta.dirname, '../dist')),
  }).fetch;
  provider.ready(origin);
  console.log(
    `\n  Northwind is running on ${nameOf(provider)}.\n\n  Customer   ${origin}/\n  Operator   ${origin}/operator\n\n  Press Ctrl-C to stop.\n`,
  );
  setInterval(() => void handler?.maintain().catch(() => undefined), 3_600_000).unref();
  stopCleanly(async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([handler?.close(), provider.close()]);
  });
}

interface Place {
  data: string;
  origin: string;
  tokens: ReturnType<typeof sessionTokens>;
}

/** The kit's server half; none where the browser speaks to the provider itself. */
async function openHandler(provider: AnyProvider, { data, origin, tokens }: Place): Promise<StatusHandler | undefined> {
  if (!('connector' in provider)) return undefined;
  return createStatusHandler({
    connector: provider.connector,
    authorize: (request) => readBearer(request.headers.get('authorization'), tokens),
    store: await pgliteStore({ dataDir: join(data, 'store') }),
    files: diskFiles({ directory: join(data, 'files') }),
    fileLinks: { secret: randomBytes(32).toString('hex'), baseUrl: `${origin}/api/customer-status` },
    drafts: {},
    uploads: { resumable: tusUploads({ directory: join(data, 'uploads') }) },
    onError: (error) => console.error(`✖ ${error.code}${error.requestId === undefined ? '' : ` (request ${error.requestId})`}`),
  });
}

/** What the gates of Northwind's own server ask. */
async function statusOf(provider: AnyProvider, handler: StatusHandler | undefined, id: string): Promise<string> {
  if ('statusOf' in provider) return provider.statusOf(id);
  return (await handler?.service.getCustomer(id))?.status.status ?? 'UNKNOWN';
}

function readSettings() {
  const options = {
    port: { type: 'string', default: '4400' },
    data: { type: 'string', default: join(import.meta.dirname, '../.data') },
    provider: { type: 'string', default: 'sandbox' },
  } as const;
  const { values } = parseArgs({ options });
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`"${values.port}" is no port. Name one from 1024 to 65535.`);
  return values;
}

/** The host's own globals are left alone. */
function toListener(answer: (request: Request) => Response | Promise<Response>): RequestListener {
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  return (request, response) => void listener(request, response);
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}). Name another with --data.`,
      { cause: error },
    );
  }
}

/** Longer than this the store is not waited for: what is committed is on the disk. */
const LONGEST_STOP_MS = 2_000;

/** The first signal closes everything; a second one, or a close that hangs, ends the process as it is. */
function stopCleanly(close: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
