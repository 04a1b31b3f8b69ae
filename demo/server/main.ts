import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { createStatusHandler, diskFiles, pgliteStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { tusUploads } from 'customer-status-kit/server/tus';
import { customerDirectory, type NorthwindCustomer } from './customer-directory.ts';
import { listen } from './listen.ts';
import { northwindApp, readBearer } from './northwind-app.ts';
import { paymentLedger } from './payment-ledger.ts';
import { sandboxProvider } from './sandbox-provider.ts';
import { sessionTokens } from './session-tokens.ts';

const clock = Date.now;

try {
  await start();
} catch (error) {
  console.error(`✖ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readSettings();
  if (settings.provider !== 'sandbox') throw new Error(`There is no provider "${settings.provider}". The demo knows: sandbox.`);
  makeWritable(settings.data);
  const tokens = sessionTokens(settings.data, clock);
  const directory = customerDirectory(settings.data, clock);
  const provider = sandboxProvider(clock);
  const handler = createStatusHandler({
    connector: sandboxConnector({ newCustomer: (id) => toNewCustomer(directory.find(id)), webhookSecret: provider.secret }),
    authorize: (request) => readBearer(request.headers.get('authorization'), tokens),
    store: await pgliteStore({ dataDir: join(settings.data, 'store') }),
    files: diskFiles({ directory: join(settings.data, 'files') }),
    drafts: {},
    uploads: { resumable: tusUploads({ directory: join(settings.data, 'uploads') }) },
    onError: (error) => console.error(`✖ ${error.code}${error.requestId === undefined ? '' : ` (request ${error.requestId})`}`),
  });
  const app = northwindApp({
    handler,
    tokens,
    directory,
    ledger: paymentLedger(clock),
    provider,
    statusOf: async (id) => (await handler.service.getCustomer(id)).status.status,
    pages: relative(process.cwd(), join(import.meta.dirname, '../dist')),
  });
  const { server, port } = await listen(toListener(app.fetch), Number(settings.port));
  console.log(
    `\n  Northwind is running.\n\n  Customer   http://127.0.0.1:${port}/\n  Operator   http://127.0.0.1:${port}/operator\n\n  Press Ctrl-C to stop.\n`,
  );
  setInterval(() => void handler.maintain().catch(() => undefined), 3_600_000).unref();
  stopCleanly(async () => {
    server.close();
    server.closeAllConnections();
    await handler.close();
  });
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

/** A stranger stays one: the sandbox knows whom Northwind knows. */
function toNewCustomer(customer: NorthwindCustomer | undefined) {
  return customer === undefined ? null : { type: customer.type, displayName: customer.name };
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
