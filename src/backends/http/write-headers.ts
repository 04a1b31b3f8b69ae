import type { WriteOptions } from '../../model/index.js';

/** The headers of a call that changes something: its key, and the version it is meant for. */
export function writeHeaders({ idempotencyKey, ifVersion }: WriteOptions): Record<string, string | undefined> {
  return { 'idempotency-key': idempotencyKey, ...conditionHeaders(ifVersion) };
}

/** The header that names the version a call is meant for. */
export function conditionHeaders(ifVersion: string | undefined): Record<string, string | undefined> {
  return { 'if-match': ifVersion === undefined ? undefined : `"${ifVersion}"` };
}
