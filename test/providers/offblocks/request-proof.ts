import { createHash, createPublicKey, verify } from 'node:crypto';
import type { SimulatedAnswer, SimulatedRequest } from '../simulated-server.ts';

/** What a request must prove. */
export interface ProofOptions {
  origin: string;
  /** PEM of the key that signs requests. */
  publicKey: string;
  keyId: string;
  /** True for a token that was given out and has not run out. */
  knowsToken: (token: string) => boolean;
  clock: () => number;
}

const COVERED = ['@method', '@target-uri', 'authorization'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What is wrong with a request's proof; `undefined` when nothing is. Written apart from the code that signs. */
export function proofFault(request: SimulatedRequest, options: ProofOptions): SimulatedAnswer | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined || !options.knowsToken(token)) return refusal(401, 'token is missing or has run out');
  if (!isSigned(request, options)) return refusal(400, 'invalid required signature');
  const digest = `sha-256=:${createHash('sha256').update(request.body).digest('base64')}:`;
  if (request.body !== '' && request.headers.get('content-digest') !== digest) return refusal(400, 'content digest does not fit');
  const key = request.headers.get('idempotency-key') ?? '';
  if (request.method !== 'GET' && !UUID.test(key)) return refusal(400, 'Idempotency-Key is missing or no UUID');
  return undefined;
}

/** An error as OffBlocks might word it: its body is not documented, and no customer may read it. */
export function refusal(status: number, message: string): SimulatedAnswer {
  return { status, body: { code: status, message: `offblocks-internal: ${message}` } };
}

function isSigned(request: SimulatedRequest, { origin, publicKey, keyId, clock }: ProofOptions): boolean {
  const input = /^([\w-]+)=((\([^)]*\));(.+))$/.exec(request.headers.get('signature-input') ?? '');
  const signature = /^([\w-]+)=:([A-Za-z0-9+/]+=*):$/.exec(request.headers.get('signature') ?? '');
  if (input === null || signature === null || input[1] !== signature[1]) return false;
  const names = [...(input[3] ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const needed = request.body === '' ? COVERED : [...COVERED, 'content-digest'];
  if (!needed.every((name) => names.includes(name))) return false;
  const params = new Map((input[4] ?? '').split(';').map((param) => [param.split('=')[0], param.slice(param.indexOf('=') + 1)]));
  const created = Number(params.get('created')) * 1_000;
  const isFresh = Math.abs(clock() - created) < 300_000 && Number(params.get('expires')) * 1_000 > clock();
  if (!isFresh || params.get('keyid') !== `"${keyId}"` || params.get('alg') !== '"ecdsa-p384-sha384"') return false;
  const base = [...names.map((name) => `"${name}": ${valueOf(name, request, origin)}`), `"@signature-params": ${input[2] ?? ''}`];
  const key = { key: createPublicKey(publicKey), dsaEncoding: 'ieee-p1363' as const };
  return verify('sha384', Buffer.from(base.join('\n')), key, Buffer.from(signature[2] ?? '', 'base64'));
}

function valueOf(name: string, { method, path, query, headers }: SimulatedRequest, origin: string): string {
  if (name === '@method') return method;
  if (name === '@target-uri') return `${origin}${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
  return headers.get(name) ?? 'missing';
}
