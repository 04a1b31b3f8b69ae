import {
  canonicalJson,
  CustomerStatusError,
  type Clock,
  isAnswerable,
  type UploadedFile,
  type UploadOptions,
  type UploadTarget,
} from '../../model/index.js';
import { writeFileId } from './sep12-answers.js';
import type { Sep12Client, StoredAnswer } from './sep12-client.js';
import type { Sep12BackendOptions } from './sep12-options.js';
import type { Sep12Reader } from './sep12-read.js';
import { sideOf } from './sep12-requirements.js';
import { onceByKey, type Sep12Session } from './sep12-session.js';

/** The files of a backend. */
export interface Sep12Files {
  upload: (session: Sep12Session, target: UploadTarget, file: Blob, options: UploadOptions) => Promise<UploadedFile>;
  remove: (session: Sep12Session, fileId: string) => void;
}

interface FileParts {
  client: Sep12Client;
  reader: Sep12Reader;
  options: Pick<Sep12BackendOptions, 'files'>;
  clock: Clock;
}

/** Files go to the anchor at once, or wait here for the answers where it has no place for them. */
export function sep12Files({ client, reader, options, clock }: FileParts): Sep12Files {
  let waits = options.files === 'with_answers';
  let count = 0;
  const store = async (file: Blob, field: string, write: UploadOptions): Promise<StoredAnswer | undefined> => {
    if (waits) return undefined;
    try {
      return await client.upload(file, sideOf(field), write);
    } catch (error) {
      const hasNoPlace = error instanceof CustomerStatusError && (error.code === 'not_found' || error.code === 'unsupported');
      if (!hasNoPlace || options.files === 'endpoint') throw error;
      waits = true;
      return undefined;
    }
  };
  return {
    upload: (session, target, file, write) => {
      const intent = canonicalJson(['file', target, file.size, file.type]);
      return onceByKey(session, write, intent, async () => {
        if (file.size > reader.maxBytes) throw tooLarge(reader.maxBytes);
        const field = await fieldOf(session, reader, target, write.signal);
        const stored = await store(file, field, write);
        if (write.signal?.aborted) throw new CustomerStatusError('aborted', { message: 'the caller gave up' });
        if (stored === undefined) write.onProgress?.(file.size, file.size);
        const id = writeFileId(field, stored?.fileId, String((count += 1)));
        const mime = file.type || stored?.mime || 'application/octet-stream';
        const kept = { id, field, side: sideOf(field), mime, size: stored?.size ?? file.size, isSent: false };
        const { requirementId, documentType } = target;
        const uploadedAt = new Date(clock.now()).toISOString();
        // A place holds one file: the new one takes it.
        session.files = session.files.filter((other) => other.field !== field);
        session.files.push({
          ...kept,
          requirementId,
          documentType,
          uploadedAt,
          ...(stored === undefined ? { blob: file } : { fileId: stored.fileId }),
        });
        const expiresAt = stored?.expiresAt;
        return { id, mime, size: kept.size, ...(expiresAt === undefined ? {} : { expiresAt }) };
      });
    },
    remove(session, fileId) {
      session.files = session.files.filter(({ id, isSent }) => id !== fileId || isSent);
    },
  };
}

/** The field that a file is for. What was read last may be old: it is read again before a file is refused. */
async function fieldOf(
  session: Sep12Session,
  reader: Sep12Reader,
  target: UploadTarget,
  signal: AbortSignal | undefined,
): Promise<string> {
  const known = openField(session, target);
  if (known !== undefined) return known;
  await reader.read(session, { signal });
  const now = openField(session, target);
  if (now !== undefined) return now;
  const { requirementId } = target;
  throw new CustomerStatusError('state_conflict', { message: 'the anchor does not ask for this file now', requirementId });
}

function openField({ latest }: Sep12Session, { requirementId, side }: UploadTarget): string | undefined {
  const ask = latest?.asks.find(({ requirement }) => requirement.id === requirementId);
  if (ask === undefined || ask.requirement.kind !== 'document' || !isAnswerable(ask.requirement)) return undefined;
  return ask.fields.find(({ name }) => ask.fields.length === 1 || sideOf(name) === (side ?? 'single'))?.name;
}

function tooLarge(maxBytes: number): CustomerStatusError {
  return new CustomerStatusError('file_too_large', { message: `files may have at most ${maxBytes} bytes, see \`maxFileBytes\`` });
}
