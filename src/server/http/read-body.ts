import type * as v from 'valibot';
import { CustomerStatusError, parse } from '../../model/index.js';
import { malformed, RequestRefusal } from './problem.js';

/** Every byte of a body, counted while it arrives. Refuses with 413 at the first byte too many. */
export async function readBytes(
  request: Request,
  maxBytes: number,
  code: 'validation_failed' | 'file_too_large' = 'validation_failed',
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes, code);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The rest is left unread and not cancelled: the runtime lets go of it once the answer is sent.
  for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes, code);
    chunks.push(chunk);
  }
  return joined(chunks, size);
}

/** The body as JSON, checked for depth and for characters no database takes. Refuses with 400. */
export function parseJson(bytes: Uint8Array, maxDepth: number): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nesting(text) > maxDepth) throw malformed(400, `the body is nested deeper than ${maxDepth}`);
    return JSON.parse(text, rejectUnstorable);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw malformed(400, 'the body is not JSON in UTF-8');
    throw error;
  }
}

/** The value in its expected shape. Rejects with `validation_failed` and the paths at fault. */
export function readShape<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  return parse(schema, value, 'validation_failed');
}

/** Refuses with 415 unless the body is of the given type. An empty body of a route that needs none is fine. */
export function assertContentType(
  request: Request,
  expected: 'application/json' | 'multipart/form-data',
  isEmpty: boolean,
): void {
  const type = request.headers.get('content-type');
  if (isEmpty && type === null) return;
  if (type?.split(';')[0]?.trim().toLowerCase() !== expected) throw malformed(415, `the body must be ${expected}`);
}

/** Counted before the parser sees anything, in one pass. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (isInString && mark === '\\') at += 1;
    else if (mark === '"') isInString = !isInString;
    else if (!isInString && (mark === '[' || mark === '{')) deepest = Math.max(deepest, (depth += 1));
    else if (!isInString && (mark === ']' || mark === '}')) depth -= 1;
  }
  return deepest;
}

const UNSTORABLE = /\0|\p{Surrogate}/u;

function rejectUnstorable(key: string, value: unknown): unknown {
  if (UNSTORABLE.test(key) || (typeof value === 'string' && UNSTORABLE.test(value))) {
    throw new CustomerStatusError('validation_failed', { message: 'a text holds a character that cannot be stored' });
  }
  return value;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function tooLarge(maxBytes: number, code: 'validation_failed' | 'file_too_large'): RequestRefusal {
  return new RequestRefusal(413, new CustomerStatusError(code, { message: `the body may have ${maxBytes} bytes` }));
}
