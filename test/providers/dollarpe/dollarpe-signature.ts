import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SimulatedRequest } from '../simulated-server.ts';

/** Which of the published samples the provider runs itself. */
export type SignedForm = 'compact' | 'compact-unicode' | 'spaced' | 'top-level-keys';

/** What the account's owner was given. */
export interface SimulatedKeys {
  apiKey: string;
  apiSecret: string;
}

const STALE_AFTER_SECONDS = 300;

/** `json.dumps` of Python, or `JSON.stringify` with a list of keys, written again from what the pages show. */
export function signedForm(content: unknown, form: SignedForm): string {
  if (form === 'top-level-keys') {
    return JSON.stringify(content, typeof content === 'object' && content !== null ? Object.keys(content).toSorted() : []);
  }
  const compact = sortedDeep(content);
  if (form === 'compact-unicode') return compact;
  const ascii = compact.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return form === 'compact' ? ascii : spacedOut(ascii);
}

/** Written by hand: an object of JavaScript puts `"0"` before `""`, whatever order it was filled in. */
function sortedDeep(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedDeep).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = new Map<string, unknown>(Object.entries(value));
  const written = [...members.keys()].toSorted().map((key) => `${JSON.stringify(key)}:${sortedDeep(members.get(key))}`);
  return `{${written.join(',')}}`;
}

/** A blank after each comma and colon that is not inside a text. */
function spacedOut(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|[,:]/g, (part) => (part.length === 1 ? `${part} ` : part));
}

/** The signature of some content at a time, in seconds. */
export function signatureOf(content: unknown, seconds: string, keys: SimulatedKeys, form: SignedForm): string {
  return createHmac('sha256', keys.apiSecret)
    .update(`${keys.apiKey}|${seconds}|${signedForm(content, form)}`)
    .digest('base64');
}

/** True where key, time and signature are good. */
export function isAuthentic({ headers, body }: SimulatedRequest, keys: SimulatedKeys, form: SignedForm, now: number): boolean {
  const seconds = headers.get('x-timestamp') ?? '';
  if (headers.get('x-api-key') !== keys.apiKey || !/^\d{10}$/.test(seconds)) return false;
  if (Math.abs(now / 1_000 - Number(seconds)) > STALE_AFTER_SECONDS) return false;
  const content: unknown = body === '' ? {} : JSON.parse(body);
  const given = Buffer.from(headers.get('x-signature') ?? '');
  const expected = Buffer.from(signatureOf(content, seconds, keys, form));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
