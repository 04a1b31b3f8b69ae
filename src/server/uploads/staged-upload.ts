import { CustomerStatusError } from '../../model/index.js';
import { countBytes } from '../files/count-bytes.js';
import type { Call } from '../http/call.js';
import type { Holding } from './held-bytes.js';
import { sha256 } from '../bytes.js';
import { idempotencyKey } from '../../model/wire/headers.js';

/** What every staged upload's id begins with. */
export const STAGED = 'staged-';

/** How many uploads one customer may have begun and not finished. */
export const MAX_UNFINISHED = 20;

/** Bytes that came before the call that gives them a place: through a link, or in pieces. */
export type StagedBy = 'link' | 'resumable';

const hash = (...parts: readonly string[]) => sha256(new TextEncoder().encode(JSON.stringify(parts)));

/** What the ids of everything begin with that one customer, or an operator for them, has staged. */
export async function stagedPrefix(call: Call): Promise<string> {
  return `${STAGED}${(await hash(call.customerId, call.reader)).slice(0, 24)}-`;
}

/** One id for one key of one customer: nobody can name an upload of somebody else. */
export async function stagedId(call: Call): Promise<string> {
  const key = idempotencyKey(call.request);
  return `${await stagedPrefix(call)}${(await hash(call.customerId, call.reader, key)).slice(0, 40)}`;
}

/** What is said to somebody who has begun too many. */
export function tooManyBegun(): CustomerStatusError {
  return new CustomerStatusError('rate_limited', {
    message: 'too many uploads are begun and not finished',
    retryAfterMs: 60_000,
  });
}

/** The staged bytes as a file of the type they are said to have. Rejects with `upload_expired` when they are gone or incomplete. */
export async function readStaged(call: Call, { by, mime }: { by: StagedBy; mime: string }, room: Holding): Promise<Blob> {
  const id = await stagedId(call);
  const file = by === 'link' ? await readLinked(call, id, room) : await call.parts.uploads.resumable?.read(id);
  if (file === undefined) {
    throw new CustomerStatusError('upload_expired', { message: 'nothing is staged under this key: send the bytes again' });
  }
  if (by === 'resumable') room.add(file.size);
  return file.slice(0, file.size, mime);
}

async function readLinked({ parts }: Call, id: string, room: Holding): Promise<Blob | undefined> {
  const content = await parts.files.read(id);
  if (content === undefined) return undefined;
  const chunks: BlobPart[] = [];
  for await (const chunk of countBytes(content, parts.limits.fileBytes)) {
    room.add(chunk.byteLength);
    chunks.push(new Uint8Array(chunk));
  }
  return new Blob(chunks);
}

/** Lets staged bytes go, however they came. What cannot be removed now is swept later. */
export async function removeStaged(call: Call): Promise<void> {
  const id = await stagedId(call);
  const { files, uploadPlaces, uploads } = call.parts;
  uploadPlaces.links.remove(id);
  await Promise.allSettled([files.presign === undefined ? undefined : files.remove(id), uploads.resumable?.remove(id)]);
}
