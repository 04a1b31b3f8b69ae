import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { type SimulatedAnswer, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';

/** A customer of Harbor. */
export interface HarborCustomer {
  id: string;
  state: string;
  changed_at: string;
  staff_note: string;
  wanted: { id: string; kind: string; refused_because?: string }[];
}

/** Harbor, the made-up provider of the example connector, over real HTTP on the loopback address. */
export async function simulateHarbor({ clock = Date.now }: { clock?: () => number } = {}) {
  const apiKey = randomUUID();
  const secret = randomBytes(24);
  const customers = new Map<string, HarborCustomer>();
  const received: string[] = [];
  const change = (id: string, more: Partial<HarborCustomer>): HarborCustomer => {
    const before = customers.get(id) ?? { id, state: 'registered', staff_note: 'canary: met at the fair', wanted: [] };
    const customer = { ...before, changed_at: new Date(clock()).toISOString(), ...more };
    customers.set(id, customer);
    return customer;
  };
  const server = await simulatedServer((request) => answerTo(request, { apiKey, customers, received, change }));
  return {
    ...server,
    apiKey,
    webhookSecret: `whsec_${secret.toString('base64')}`,
    change,
    received,
    /** A notice about a customer, signed as Standard Webhooks says. */
    notice(customer: string | undefined, id = `msg_${randomUUID()}`) {
      const body = JSON.stringify({ type: 'customer.changed', customer });
      const time = String(Math.floor(clock() / 1_000));
      const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
      return { body, headers: { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` } };
    },
  };
}

interface Parts {
  apiKey: string;
  customers: Map<string, HarborCustomer>;
  received: string[];
  change: (id: string, more: Partial<HarborCustomer>) => HarborCustomer;
}

function answerTo(request: SimulatedRequest, { apiKey, customers, received, change }: Parts): SimulatedAnswer {
  if (request.headers.get('authorization') !== `Bearer ${apiKey}`) return { status: 401 };
  const [, id = '', wantedId] = /^\/customers\/([^/]+)(?:\/wanted\/([^/]+))?$/.exec(request.path) ?? [];
  const customer = customers.get(decodeURIComponent(id));
  if (customer === undefined) return { status: 404 };
  if (request.method === 'GET' && wantedId === undefined) return { status: 200, body: customer };
  if (request.method !== 'PUT' || wantedId === undefined) return { status: 405 };
  const { file } = JSON.parse(request.body) as { file: string };
  if (!/^data:(image\/(jpeg|png)|application\/pdf);base64,./.test(file)) return { status: 422 };
  const wanted = customer.wanted.filter((want) => want.id !== wantedId);
  // What is given a second time is there already.
  if (wanted.length === customer.wanted.length) return { status: 200, body: customer };
  received.push(file);
  return { status: 200, body: change(customer.id, { wanted, ...(wanted.length === 0 ? { state: 'checking' } : {}) }) };
}
