import { type CustomerSnapshot } from '../../model/index.js';
import type { StoredAnswer } from '../store/store.js';
import { snapshotText } from '../service/snapshot-text.js';
import type { Reader } from '../service/visible-to.js';

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return jsonText(JSON.stringify(value), status, headers);
}

/** A JSON answer whose text is there already. */
export function jsonText(text: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A version as an entity tag. */
export function toEtag(version: string): string {
  return `"${version}"`;
}

/** A snapshot as the answer of a write, kept in case the write is repeated. */
export function snapshotAnswer(reader: Reader, snapshot: CustomerSnapshot): StoredAnswer {
  return { status: 200, body: snapshotText(reader, snapshot), version: snapshot.version };
}

/** A kept answer as a response. */
export function fromAnswer({ status, body, version }: StoredAnswer): Response {
  const headers = new Headers();
  if (version !== undefined) headers.set('etag', toEtag(version));
  if (body === '') return new Response(null, { status, headers });
  headers.set('content-type', 'application/json');
  return new Response(body, { status, headers });
}
