import { type CustomerSnapshot } from '../../model/index.js';
import type { StoredAnswer } from '../store/store.js';
import { snapshotText } from '../service/snapshot-text.js';
import type { Reader } from '../../model/wire/visible-to.js';
import { toEtag } from '../../model/wire/headers.js';

/** An answer of which nobody has made a `Response` yet: making one, and reading it again, costs more than all the rest. */
export class Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;

  constructor(body: string | null, status: number, headers: Record<string, string>) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}

/** What a route answers with. */
export type Answer = Response | Reply;

/** The answer as every platform knows it. */
export function toResponse(answer: Answer): Response {
  return answer instanceof Reply ? new Response(answer.body, answer) : answer;
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
