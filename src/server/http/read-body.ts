import type * as v from 'valibot';
import { CustomerStatusError, parse } from '../../model/index.js';
import { joined } from '../bytes.js';
import { within } from '../service/within.js';
import type { HandlerParts, PublicCall } from './call.js';
import { malformed, RequestRefusal } from '../../model/wire/problem.js';

/** What is said of a body with a byte too many. */
type TooLarge = 'validation_failed' | 'file_too_large';

/** Where bodies are counted together with those of others. Both throw where there is no room. */
interface BodyRoom {
  assertRoom: (bytes: number) => void;
  add: (bytes: number) => void;
}

/** Every byte of a body, counted while it arrives. Refuses with 413 at the first byte too many, and with 408 what comes too slowly. */
export async function readBytes(
  call: PublicCall,
  maxBytes: number,
  { code = 'validation_failed', room }: { code?: TooLarge; room?: BodyRoom } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { timeouts } = call.parts;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const announced = Number(call.request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes, code);
  if (announced > 0) room?.assertRoom(announced);
  for await (const chunk of arriving(call, code === 'file_too_large' ? timeouts.fileMs : timeouts.bodyMs)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes, code);
    room?.add(chunk.byteLength);
    chunks.push(chunk);
  }
  return joined(chunks);
}

/** The body of a file as it arrives. Fails with 408 when nothing more comes, and says so to whoever cannot see why it failed. */
export function arrivingFile(call: PublicCall, onFail: (reason: unknown) => void = () => {}): ReadableStream<Uint8Array> {
  const chunks = arriving(call, call.parts.timeouts.fileMs);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next().catch((reason: unknown) => {
        onFail(reason);
        throw reason;
      });
      if (done === true) return controller.close();
      return controller.enqueue(value);
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}

/**
 * The bytes of a body. Whoever holds a connection open and sends nothing, or next to nothing, is not waited for. The rest is
 * left unread and not cancelled: the runtime lets go of it once the answer is sent.
 */
async function* arriving({ request, parts }: PublicCall, totalMs: number): AsyncGenerator<Uint8Array, void> {
  assertPlain(request);
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  const { stallMs } = parts.timeouts;
  const started = performance.now();
  for (;;) {
    const left = totalMs - (performance.now() - started);
    // oxlint-disable-next-line no-await-in-loop -- one piece after another
    const { done, value } = await within(Math.max(0, Math.min(stallMs, left)), () => nextPiece(reader), tooSlow);
    if (done) return;
    yield value;
  }
}

/** A sender that went away in the middle is no fault of anybody here. */
function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
  return reader.read().catch((cause: unknown) => {
    throw new RequestRefusal(400, new CustomerStatusError('aborted', { message: 'the body ended before it was whole', cause }));
  });
}

/** Nothing is unpacked here, so nothing can unfold into more than was sent. */
function assertPlain(request: Request): void {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') throw malformed(415, 'the body must not be compressed');
}

function tooSlow(): RequestRefusal {
  return new RequestRefusal(408, new CustomerStatusError('timeout', { message: 'the body did not come in time' }));
}

/** The JSON body in its shape, with its bytes. An empty body counts as `{}` where one need not be sent. */
export async function readJson<Body>(
  call: PublicCall,
  schema: v.GenericSchema<unknown, Body>,
  { mayBeEmpty = false }: { mayBeEmpty?: boolean } = {},
): Promise<{ content: Uint8Array<ArrayBuffer>; body: Body }> {
  const { limits } = call.parts;
  const content = await readBytes(call, limits.jsonBytes);
  const isEmpty = mayBeEmpty && content.byteLength === 0;
  assertContentType(call.request, 'application/json', isEmpty);
  return { content, body: readShape(schema, isEmpty ? {} : parseJson(content, limits)) };
}

/** How much a JSON body may hold. */
export type JsonLimits = Pick<HandlerParts['limits'], 'jsonDepth' | 'jsonItems'>;

/** The body as JSON, checked for depth, number and characters no database takes. Refuses with 400. */
export function parseJson(bytes: Uint8Array, { jsonDepth, jsonItems }: JsonLimits): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const { depth, items } = measure(text);
    if (depth > jsonDepth) throw malformed(400, `the body is nested deeper than ${jsonDepth}`);
    if (items > jsonItems) throw malformed(400, `the body holds more than ${jsonItems} members and elements`);
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
function measure(text: string): { depth: number; items: number } {
  let open = 0;
  let depth = 0;
  let items = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (isInString && mark === '\\') at += 1;
    else if (mark === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (mark === '[' || mark === '{') {
      depth = Math.max(depth, (open += 1));
      items += 1;
    } else if (mark === ']' || mark === '}') open -= 1;
    else if (mark === ',') items += 1;
  }
  return { depth, items };
}

const UNSTORABLE = /\0|\p{Surrogate}/u;

function rejectUnstorable(key: string, value: unknown): unknown {
  if (UNSTORABLE.test(key) || (typeof value === 'string' && UNSTORABLE.test(value))) {
    throw new CustomerStatusError('validation_failed', { message: 'a text holds a character that cannot be stored' });
  }
  return value;
}

function tooLarge(maxBytes: number, code: TooLarge): RequestRefusal {
  return new RequestRefusal(413, new CustomerStatusError(code, { message: `the body may have ${maxBytes} bytes` }));
}
