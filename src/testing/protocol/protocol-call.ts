import type * as v from 'valibot';
import type { MemoryBackend } from '../../backends/memory/index.js';
import { type Clock, type CustomerBackend, type CustomerSnapshot, parse, type WriteOptions } from '../../model/index.js';
import { expectedVersion, idempotencyKey, toEtag } from '../../model/wire/headers.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { malformed } from '../../model/wire/problem.js';
import { type Reader, snapshotVisibleTo } from '../../model/wire/visible-to.js';

/** What can be asked by the protocol, by the name of the backend's method. `subscribe` is the stream. */
export type ProtocolOperation = Exclude<keyof CustomerBackend, 'id'>;

/** One request on its way through a responder. */
export interface ProtocolCall {
  request: Request;
  /** The names in the path, decoded. */
  params: Readonly<Record<string, string>>;
  /** The customer of the path; empty for a route without one. */
  customerId: string;
  backend: MemoryBackend;
  /** Who asks. */
  reader: Reader;
  clock: Clock;
  /** Notes what was told, so that it can be told again. */
  note: (snapshot: CustomerSnapshot) => void;
  /** Is called with a way to cut each stream; gives back what to do when it has ended. */
  onStream: (cut: () => void) => () => void;
}

/** The JSON body in its shape. Refuses other types with 415, what is not JSON with 400, another shape with 422. */
export async function readBody<Body>({ request }: ProtocolCall, schema: v.GenericSchema<unknown, Body>): Promise<Body> {
  const text = await request.text();
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (text === '' && type === undefined) return parse(schema, {}, 'validation_failed');
  if (type !== 'application/json') throw malformed(415, 'the body must be application/json');
  return parse(schema, parseJson(text), 'validation_failed');
}

/** Key and version of a write. Refuses with 400 where the key is missing. */
export function writeOptionsOf({ request }: ProtocolCall): WriteOptions {
  return { idempotencyKey: idempotencyKey(request), ifVersion: expectedVersion(request), signal: request.signal };
}

/** The customer as whoever asks may see them, with the version as entity tag. */
export function told(call: ProtocolCall, snapshot: CustomerSnapshot): Response {
  call.note(snapshot);
  return jsonResponse(snapshotVisibleTo(call.reader, snapshot), 200, { etag: toEtag(snapshot.version) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(400, 'the body is not JSON');
  }
}
