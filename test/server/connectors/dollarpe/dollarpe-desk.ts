import { createServer } from 'node:http';
import type { CustomerSnapshot } from 'customer-status-kit/model';
import type { ConnectorContext, StatusHandlerOptions } from 'customer-status-kit/server';
import { dollarPeConnector, type DollarPeConnectorOptions } from 'customer-status-kit/server/connectors/dollarpe';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { onTestFinished } from 'vitest';
import { listen } from '../../../faults/fault-proxy.js';
import type { SimulatedCustomer } from '../../../providers/dollarpe/dollarpe-customers.js';
import { type DollarPeSimulatorOptions, simulateDollarPe } from '../../../providers/dollarpe/dollarpe-simulator.js';
import { type Caller, openDesk, START } from '../../fixtures/desk.js';
import { jpeg, png } from '../../fixtures/pictures.js';

/** What a test may say of its desk. */
export interface DollarPeDeskParts {
  connector?: Partial<DollarPeConnectorOptions>;
  simulator?: DollarPeSimulatorOptions;
  handler?: Partial<StatusHandlerOptions>;
  /** Ada, as DollarPe knows her. */
  ada?: Partial<SimulatedCustomer>;
}

/** A desk over a simulated DollarPe that knows Ada. The handler can be reached, so that links lead to its files. */
export async function openDollarPe({ connector, simulator, handler, ada }: DollarPeDeskParts = {}) {
  let now = START;
  const clock = () => now;
  const dollarPe = await simulateDollarPe({ clock, ...simulator });
  onTestFinished(() => dollarPe.close());
  const customer = dollarPe.customers.add({ full_name: 'Ada Example', ...ada });
  let serve: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const origin = await listen(createServer(toNodeHandler((request) => serve(request))));
  const baseUrl = `${origin}/api/customer-status`;
  const pauses: number[] = [];
  const options: DollarPeConnectorOptions = {
    apiKey: dollarPe.apiKey,
    apiSecret: dollarPe.apiSecret,
    connection: { baseUrl: dollarPe.baseUrl, timeoutMs: 5_000, random: () => 1, pause: async (ms) => void pauses.push(ms) },
    ids: {
      toProvider: (id) => (id === 'ada' ? customer.id : `nobody-${id}`),
      toHost: (id) => (id === customer.id ? 'ada' : undefined),
    },
    clock,
    poll: false,
    ...connector,
  };
  const desk = openDesk({
    connector: dollarPeConnector(options),
    clock,
    fileLinks: { secret: 'a secret of thirty-two characters or more', baseUrl },
    ...handler,
  });
  serve = desk.bare;
  dollarPe.webhookTo(`${baseUrl}/webhooks/dollarpe`);
  return {
    dollarPe,
    customer,
    desk,
    options,
    pauses,
    passTime: (ms: number) => void (now += ms),
    /** How often DollarPe was asked for this, such as `PATCH update-tax-info`. */
    asked: (route: string) => {
      const [method, end = ''] = route.split(' ');
      return dollarPe.requests.filter((request) => request.method === method && request.path.endsWith(end)).length;
    },
    /** Body of the last request of a kind. */
    sent: (path: string): Record<string, unknown> =>
      JSON.parse(dollarPe.requests.findLast((request) => request.path.endsWith(path))?.body ?? '{}'),
  };
}

/** What a connector is called with, outside of a handler. */
export function contextOf(more: Partial<ConnectorContext> = {}): ConnectorContext {
  let ids = 0;
  return {
    customerId: 'ada',
    now: START,
    nextId: () => `own-${(ids += 1)}`,
    readFile: async () => undefined,
    linkToFile: async () => 'https://nowhere.test/',
    signal: new AbortController().signal,
    ...more,
  };
}

/** Uploads one picture, and answers with its id. */
export async function upload(
  caller: Caller,
  requirementId: string,
  documentType: string,
  side: string,
  file: Blob = side === 'front' ? jpeg() : png(),
): Promise<string> {
  const form = { requirementId, documentType, side, file };
  const { id } = await caller.json<{ id: string }>('POST', '/customers/ada/files', { form });
  return id;
}

/** Uploads both sides of a document, and answers with what names them. */
export async function documentAnswer(caller: Caller, documentType = 'aadhaar') {
  const front = await upload(caller, 'document', documentType, 'front');
  const back = await upload(caller, 'document', documentType, 'back');
  return { kind: 'document', requirementId: 'document', documentType, fileIds: [front, back] };
}

export const field = (requirementId: string, value: string) => ({ kind: 'field', requirementId, value });

export const DOCUMENT_NUMBER = '123456123456';
export const TAX_NUMBER = 'ABCPG1234N';
export const ADDRESS = '12 Marine Drive, Mumbai 400020';

/** Everything that is asked of somebody new in India. */
export async function wholeForm(caller: Caller) {
  const selfie = await upload(caller, 'selfie', 'selfie', 'single');
  return [
    field('full_name', 'Ada Example'),
    field('date_of_birth', '1990-05-17'),
    field('tax_number', TAX_NUMBER.toLowerCase()),
    field('full_address', ADDRESS),
    await documentAnswer(caller),
    field('document_number', DOCUMENT_NUMBER),
    { kind: 'document', requirementId: 'selfie', documentType: 'selfie', fileIds: [selfie] },
    field('additional_info.income_range', '10-20 lakh'),
    field('additional_info.profession', 'Mathematician'),
  ];
}

/** What is asked again after a document was refused. */
export async function documentAgain(caller: Caller) {
  return [await documentAnswer(caller, 'passport'), field('full_address', ADDRESS), field('document_number', DOCUMENT_NUMBER)];
}

export function send(caller: Caller, answers: readonly unknown[], key?: string): Promise<CustomerSnapshot> {
  return caller.json('POST', '/customers/ada/answers', { body: { answers }, ...(key === undefined ? {} : { key }) });
}
