import { randomUUID } from 'node:crypto';
import { type SimulatedAnswer, type SimulatedFault, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';
import { answerOf, decided, newProcess, PROCESS_STATES, type SimulatedProcess, withNextOperation } from './tecalis-processes.ts';

/** Where the page of seed 001 contradicts itself or keeps silent, the simulator can be either. */
export interface TecalisSimulatorOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** Also takes the two values the wrong way round, as the page's example has them. */
  takesSwapped?: boolean;
  /** The value of `status` while a process runs, which is published nowhere. */
  runningStatus?: string | null;
  /** The answer's `auth_uuid` is another one than that of the request, as on the page. */
  answersOtherAuthUuid?: boolean;
}

/** Tecalis Identity as seed 001 describes it, over real HTTP on the loopback address. */
export async function simulateTecalis(options: TecalisSimulatorOptions = {}) {
  const apiKey = randomUUID();
  const processes = new Map<string, SimulatedProcess>();
  const clock = options.clock ?? Date.now;
  let effects = 0;
  const server = await simulatedServer((request) => {
    const { answer, process } = answerTo(request, { apiKey, processes, options, now: clock() });
    const before = process === undefined ? undefined : processes.get(process.auth_uuid);
    if (process !== undefined && !isSame(before, process)) effects += 1;
    if (process !== undefined) processes.set(process.auth_uuid, process);
    return answer;
  }, options);
  return {
    ...server,
    apiKey,
    /** Begins a process for somebody and gives its `auth_uuid`. */
    addProcess(more: Partial<SimulatedProcess> = {}): string {
      const process = { ...newProcess(clock()), status: options.runningStatus ?? null, ...more };
      processes.set(process.auth_uuid, process);
      return process.auth_uuid;
    },
    processOf: (authUuid: string) => processes.get(authUuid),
    /** The customer gets on in the process: the next operation ends. False when none is left. */
    advance(authUuid: string): boolean {
      const process = processes.get(authUuid);
      const next = process && withNextOperation(process, clock());
      if (next !== undefined) processes.set(authUuid, next);
      return next !== undefined;
    },
    /** How often a process has been changed over HTTP. */
    effects: () => effects,
    fail: (...faults: readonly SimulatedFault[]) => server.fail(...faults),
  };
}

interface Parts {
  apiKey: string;
  processes: ReadonlyMap<string, SimulatedProcess>;
  options: TecalisSimulatorOptions;
  now: number;
}

const REFUSED: SimulatedAnswer = { status: 401, body: { internal_code: 401, message: 'Not authorized' } };

function answerTo(request: SimulatedRequest, parts: Parts): { answer: SimulatedAnswer; process?: SimulatedProcess } {
  if (request.path !== '/customer/status') return { answer: { status: 404, body: fault(404, 'Not found') } };
  if (request.method !== 'PATCH') return { answer: { status: 405, body: fault(405, 'Method not allowed') } };
  const sent = readBody(request);
  if (sent === undefined) return { answer: { status: 400, body: fault(400, 'Malformed JSON') } };
  const process = processFor(sent, parts);
  if (process === undefined) return { answer: REFUSED };
  const state = PROCESS_STATES.find((candidate) => candidate === sent['state']);
  const { reasons } = sent;
  if (state === undefined || (reasons !== undefined && typeof reasons !== 'string'))
    return { answer: { status: 422, body: fault(422, 'The given data was invalid') } };
  const next = decided(process, state, reasons, parts.now);
  const body = answerOf(next);
  const data = parts.options.answersOtherAuthUuid === true ? { ...body.data, auth_uuid: randomUUID() } : body.data;
  return { answer: { status: 200, body: { data } }, process: next };
}

function processFor(sent: Record<string, unknown>, { apiKey, processes, options }: Parts): SimulatedProcess | undefined {
  const pairs = [[sent['api_key'], sent['auth_uuid']]];
  if (options.takesSwapped === true) pairs.push([sent['auth_uuid'], sent['api_key']]);
  const fitting = pairs.find(([key, authUuid]) => key === apiKey && processes.has(String(authUuid)));
  return fitting && processes.get(String(fitting[1]));
}

function readBody({ headers, body }: SimulatedRequest): Record<string, unknown> | undefined {
  if (headers.get('content-type')?.startsWith('application/json') !== true) return undefined;
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function fault(code: number, message: string) {
  return { internal_code: code, message };
}

function isSame(a: SimulatedProcess | undefined, b: SimulatedProcess): boolean {
  return a?.status === b.status && a.status_reasons === b.status_reasons;
}
