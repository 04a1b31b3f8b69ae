import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/*
 * The part of openapi.yaml that shows a status and takes answers, with nothing of the kit: what stands here in Node can stand
 * in any language. One question is asked; whoever has answered it is under review.
 */

const BASE = '/api/customer-status';
const LIMIT = 1_000_000;

interface Customer {
  version: number;
  updatedAt: string;
  /** ISO 8601 day, once it was answered. */
  dateOfBirth?: string;
}

interface Answer {
  requirementId: string;
  value?: unknown;
}

interface Reply {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

const CAPABILITIES = {
  requirements: 'itemised',
  submission: 'per_requirement',
  realtime: 'poll',
  history: false,
  optimisticLocking: true,
  idempotency: true,
  surface: 'customer',
};

/** A server for the customers of a host. `customerOf` is the host's own session: who is asking, or nobody. */
export function protocolServer(customerOf: (request: IncomingMessage) => string | undefined, now = () => new Date()): Server {
  const customers = new Map<string, Customer>();
  const remembered = new Map<string, { text: string; reply: Reply }>();

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const [path = ''] = (request.url ?? '').split('?');
    if (request.method === 'GET' && path === `${BASE}/capabilities`) return { status: 200, body: CAPABILITIES };
    const [id, operation] = path.slice(`${BASE}/customers/`.length).split('/');
    const who = customerOf(request);
    if (who === undefined) return problem(401, 'unauthenticated');
    // Somebody else's id looks like one that does not exist. In an address "@" and the like are written as "%40".
    if (id !== who && id !== encodeURIComponent(who)) return problem(404, 'not_found');
    const customer = customers.get(who) ?? { version: 1, updatedAt: now().toISOString() };
    customers.set(who, customer);
    if (request.method === 'GET' && operation === undefined) return snapshotReply(who, customer);
    if (request.method !== 'POST' || operation !== 'answers') return problem(404, 'not_found');
    const text = await read(request);
    const key = `${who} ${String(request.headers['idempotency-key'])}`;
    const before = remembered.get(key);
    if (before !== undefined) return before.text === text ? before.reply : problem(422, 'idempotency_mismatch');
    const reply = takeAnswers(who, customer, text, request.headers['if-match'], now());
    if (reply.status === 200) remembered.set(key, { text, reply });
    return reply;
  };

  return createServer((request, response) => {
    void answer(request).then(
      (reply) => send(response, reply),
      () => send(response, problem(500, 'unavailable')),
    );
  });
}

function takeAnswers(id: string, customer: Customer, text: string, ifMatch: string | undefined, at: Date): Reply {
  if (ifMatch !== undefined && ifMatch !== etag(customer)) {
    return problem(412, 'version_conflict', { currentVersion: String(customer.version) });
  }
  if (customer.dateOfBirth !== undefined) return problem(409, 'state_conflict');
  const answers = answersIn(text);
  if (answers === undefined || answers.length === 0) return problem(400, 'validation_failed');
  const wrong = answers.filter(({ requirementId, value }) => requirementId !== 'birth' || !isDay(value));
  // All or none: what is wrong is named by the id of its requirement.
  if (wrong.length > 0) {
    const fieldErrors = wrong.map(({ requirementId }) => ({ path: requirementId, code: 'data_invalid' }));
    return problem(422, 'validation_failed', { fieldErrors });
  }
  Object.assign(customer, { dateOfBirth: answers[0]?.value, version: customer.version + 1, updatedAt: at.toISOString() });
  return snapshotReply(id, customer);
}

function answersIn(text: string): Answer[] | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('answers' in body) || !Array.isArray(body.answers)) return undefined;
    return body.answers.every(isAnswer) ? body.answers : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'requirementId' in value && typeof value.requirementId === 'string';
}

function snapshotReply(id: string, customer: Customer): Reply {
  const isAnswered = customer.dateOfBirth !== undefined;
  const birth = {
    id: 'birth',
    kind: 'field',
    status: isAnswered ? 'submitted' : 'open',
    blocking: true,
    title: 'Date of birth',
    reasons: [],
    subject: { type: 'customer', id },
    awaiting: isAnswered ? 'provider' : 'customer',
    spec: { kind: 'field', path: 'dateOfBirth', input: 'date', required: true },
  };
  const body = {
    id,
    type: 'INDIVIDUAL',
    version: String(customer.version),
    updatedAt: customer.updatedAt,
    status: {
      status: isAnswered ? 'UNDER_REVIEW' : 'CREATED',
      reasons: [],
      terminal: false,
      recovery: 'self',
      editable: !isAnswered,
    },
    scopes: [],
    requirements: [birth],
    documents: [],
    capabilities: [],
    allowed: { submitAnswers: !isAnswered },
  };
  return { status: 200, body, headers: { etag: etag(customer) } };
}

function problem(status: number, code: string, more: object = {}): Reply {
  const body = {
    type: `urn:customer-status-kit:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    requestId: '-',
  };
  return { status, body: { ...body, ...more }, headers: { 'content-type': 'application/problem+json' } };
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LIMIT) throw new Error('the body is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function etag({ version }: Customer): string {
  return `"${String(version)}"`;
}

/** A day that the calendar has: `Date` would take 31 February for one in March. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
