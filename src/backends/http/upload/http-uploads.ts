import {
  type BackendCapabilities,
  type CustomerBackend,
  CustomerStatusError,
  DIGEST_MISMATCH,
  toCustomerStatusError,
  type UploadCapabilities,
  type UploadedFile,
} from '../../../model/index.js';
import { customerPath } from '../customer-path.js';
import { uploadInline } from './inline-upload.js';
import { uploadAsForm } from './multipart-upload.js';
import { uploadToLink } from './presigned-upload.js';
import { uploadInPieces } from './resumable-upload.js';
import { type UploadCall, type UploadMemory, type UploadParts } from './upload-call.js';

/** A small file is sent anew after a cut: going on with it would take as many requests. */
const SMALLEST_RESUMED = 1_000_000;

/** So many uploads that did not end are remembered. */
const MAX_MEMORIES = 100;

/** The uploads of a backend over HTTP. */
export interface HttpUploads extends Required<Pick<CustomerBackend, 'uploadFile' | 'withdrawUpload'>> {
  /** To be called with what the server says it can do. */
  noteCapabilities: (capabilities: BackendCapabilities) => void;
}

/** Sends files the way the server takes them. */
export function httpUploads(options: UploadParts): HttpUploads {
  const memories = new Map<string, UploadMemory>();
  let known: UploadCapabilities | undefined;
  const ask = async (signal: AbortSignal | undefined) => (known ??= (await options.getCapabilities(signal))?.upload);
  return {
    noteCapabilities: ({ upload }) => {
      known = upload;
    },
    async uploadFile(customerId, target, file, write) {
      const memory = rememberedOr(memories, `${customerId} ${write.idempotencyKey}`);
      const call: UploadCall = { customerId, target, file, options: write, memory };
      // Small files go without asking: a form is what most servers take, and one that does not says so.
      if (known === undefined && file.size > options.resumableFrom) await ask(write.signal);
      const stored = await sendOnceMoreIfAltered(() => sendFirst(options, call, known, () => ask(write.signal)), memory);
      memories.delete(`${customerId} ${write.idempotencyKey}`);
      return stored;
    },
    async withdrawUpload(customerId, idempotencyKey, { signal } = {}) {
      memories.delete(`${customerId} ${idempotencyKey}`);
      const headers = { 'idempotency-key': idempotencyKey };
      const path = customerPath(customerId, 'uploads');
      const response = await options.connection({ method: 'DELETE', path, headers, signal });
      await response.body?.cancel().catch(() => undefined);
    },
  };
}

function rememberedOr(memories: Map<string, UploadMemory>, key: string): UploadMemory {
  const memory = memories.get(key) ?? { cuts: 0, isStaged: false };
  const oldest = memories.keys().next();
  if (memories.size >= MAX_MEMORIES && oldest.done !== true) memories.delete(oldest.value);
  memories.set(key, memory);
  return memory;
}

/** The first try goes by what is known; a server that takes no forms is asked what it takes. */
async function sendFirst(
  parts: UploadParts,
  call: UploadCall,
  known: UploadCapabilities | undefined,
  ask: () => Promise<UploadCapabilities | undefined>,
): Promise<UploadedFile> {
  try {
    return await send(parts, call, known);
  } catch (reason) {
    const error = toCustomerStatusError(reason, 'network');
    if (error.code === 'network' || error.code === 'timeout' || error.code === 'aborted') call.memory.cuts += 1;
    if (known !== undefined || error.code !== 'unsupported') throw error;
    const said = await ask();
    if (said === undefined || said.mode === 'multipart') throw error;
    return send(parts, call, said);
  }
}

function send(parts: UploadParts, call: UploadCall, known: UploadCapabilities | undefined): Promise<UploadedFile> {
  const { file, memory } = call;
  const mode = known?.mode ?? 'multipart';
  if (mode === 'hosted_url' || mode === 'none') return Promise.reject(givenElsewhere(mode));
  if (known?.maxBytes !== undefined && file.size > known.maxBytes) return Promise.reject(tooLarge(known.maxBytes));
  const wasCut = memory.cuts > 0 && file.size > SMALLEST_RESUMED;
  if (known?.resumable === true && (wasCut || file.size > parts.resumableFrom)) return uploadInPieces(parts, call);
  if (mode === 'presigned') return uploadToLink(parts, call);
  return mode === 'inline_base64' ? uploadInline(parts, call, known?.maxBytes) : uploadAsForm(parts, call);
}

/** Bytes that changed on the way are sent once more; twice is no accident of the network. */
async function sendOnceMoreIfAltered(sendFile: () => Promise<UploadedFile>, memory: UploadMemory): Promise<UploadedFile> {
  try {
    return await sendFile();
  } catch (error) {
    if (!(error instanceof CustomerStatusError) || error.fieldErrors[0]?.code !== DIGEST_MISMATCH) throw error;
    memory.isStaged = false;
    memory.resumeAt = undefined;
    return sendFile();
  }
}

function givenElsewhere(mode: string): CustomerStatusError {
  return new CustomerStatusError('unsupported', {
    message: `this backend takes no files itself (mode "${mode}"): use startAction, or show what its capabilities say about elsewhere`,
  });
}

function tooLarge(maxBytes: number): CustomerStatusError {
  return new CustomerStatusError('file_too_large', { message: `the backend takes files of at most ${maxBytes} bytes` });
}
