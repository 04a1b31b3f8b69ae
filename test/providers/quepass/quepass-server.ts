import { randomUUID } from 'node:crypto';
import { type SimulatedAnswer, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';

/** Where the page of seed 000 contradicts itself or keeps silent, the simulator can be either. */
export interface QuepassSimulatorOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** How long a session lasts: `s_SessionTimeout`. */
  sessionMs?: number;
  /** The page's prose says that `customerLifecycle` updates, its table that `from` and `to` filter. `absent`: not offered. */
  lifecycle?: 'records' | 'filters' | 'absent';
  /** The values this deployment takes; every one unless said. */
  values?: readonly string[];
  /** Where the answer holds the status: beside the code, or under `data`. */
  answersIn?: 'data' | 'top';
}

/** A period in which somebody had a status. */
export interface LifecycleRecord {
  uid: string;
  status: string;
  from: string;
  to: string;
}

interface State {
  sessions: Map<string, number>;
  statuses: Map<string, string>;
  changes: { uid: string; status: string; at: number }[];
  records: LifecycleRecord[];
  uids: Set<string>;
}

/** The credentials of an operator's channel. */
export interface QuepassCredentials {
  email: string;
  password: string;
  channelId: string;
}

/** Quepass' backend behind its SDK. How the two speak is published nowhere: its paths and bodies are made up here. */
export async function simulateQuepass(options: QuepassSimulatorOptions = {}) {
  const credentials: QuepassCredentials = { email: 'desk@northwind.example', password: randomUUID(), channelId: randomUUID() };
  const state: State = { sessions: new Map(), statuses: new Map(), changes: [], records: [], uids: new Set() };
  const server = await simulatedServer((request) => answerTo(request, { state, credentials, options }), options);
  return {
    ...server,
    credentials,
    addPerson: (uid: string) => void state.uids.add(uid),
    statusOf: (uid: string) => state.statuses.get(uid),
    records: state.records,
    /** How often a status has been changed. */
    effects: () => state.changes.length,
    /** Everybody has to sign in again. */
    expireSessions: () => state.sessions.clear(),
  };
}

interface Parts {
  state: State;
  credentials: QuepassCredentials;
  options: QuepassSimulatorOptions;
}

function answerTo(request: SimulatedRequest, parts: Parts): SimulatedAnswer {
  const body = readBody(request);
  if (request.method !== 'POST' || body === undefined) return failure(400, 'INVALID_REQUEST', 'The request cannot be read');
  if (request.path === '/session') return openSession(body, parts);
  const session = parts.state.sessions.get(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
  if (session === undefined || session < now(parts)) return failure(401, 'SESSION_ERROR', 'The session has expired');
  if (request.path === '/customer/status') return writeStatus(body, parts);
  if (request.path === '/customer/lifecycle') return takeLifecycle(body, parts);
  return failure(404, 'INVALID_OPERATION', 'There is no such operation');
}

/** The RSA handshake is left out: nothing is published about it, and a loopback line needs none. */
function openSession(body: Record<string, unknown>, parts: Parts): SimulatedAnswer {
  const { credentials, options, state } = parts;
  const isGood = (['email', 'password', 'channelId'] as const).every((name) => body[name] === credentials[name]);
  if (!isGood) return failure(401, 'UNAUTHORIZED_ACCESS', `The operator ${String(body['email'])} is not known`);
  const token = randomUUID();
  state.sessions.set(token, now(parts) + (options.sessionMs ?? 900_000));
  return { status: 200, body: { code: 200, data: { sessionId: randomUUID(), token } } };
}

function writeStatus({ uid, status }: Record<string, unknown>, parts: Parts): SimulatedAnswer {
  const { state, options } = parts;
  if (typeof uid !== 'string' || !state.uids.has(uid))
    return failure(400, 'INVALID_DATA', `The person ${String(uid)} is not known`);
  if (typeof status !== 'string' || options.values?.includes(status) === false)
    return failure(400, 'INVALID_DATA', 'The status is not known');
  if (state.statuses.get(uid) !== status) state.changes.push({ uid, status, at: now(parts) });
  state.statuses.set(uid, status);
  return done(status, options);
}

function takeLifecycle(body: Record<string, unknown>, { state, options }: Parts): SimulatedAnswer {
  if (options.lifecycle === 'absent') return failure(400, 'INVALID_OPERATION', 'The life cycle is not offered');
  const { uid, status, from, to } = body;
  const isComplete = [uid, status, from, to].every((value) => typeof value === 'string');
  if (!isComplete || !state.uids.has(String(uid))) return failure(400, 'INVALID_DATA', `The person ${String(uid)} is not known`);
  if (!(Date.parse(String(from)) <= Date.parse(String(to)))) return failure(400, 'INVALID_DATA', 'This is no period');
  const asked = { uid: String(uid), status: String(status), from: String(from), to: String(to) };
  if (options.lifecycle !== 'filters') {
    state.records.push(asked);
    return done(asked.status, options);
  }
  return done(statusWithin(state, asked), options);
}

/** The last change to this status within the period; none where there was none. */
function statusWithin({ changes }: State, { uid, status, from, to }: LifecycleRecord): string | undefined {
  const isAsked = (change: State['changes'][number]) =>
    change.uid === uid && change.status === status && change.at >= Date.parse(from) && change.at < Date.parse(to);
  return changes.findLast(isAsked)?.status;
}

function done(status: string | undefined, { answersIn = 'data' }: QuepassSimulatorOptions): SimulatedAnswer {
  return { status: 200, body: answersIn === 'top' ? { code: 200, status } : { code: 200, data: { status } } };
}

/** The backend of an SDK may answer with whatever number its SDK then gives as `code`. */
function failure(code: number, key: string, message: string): SimulatedAnswer {
  return { status: code, body: { code, errors: [{ code: key, message }] } };
}

function now({ options }: Parts): number {
  return (options.clock ?? Date.now)();
}

function readBody({ body }: SimulatedRequest): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
