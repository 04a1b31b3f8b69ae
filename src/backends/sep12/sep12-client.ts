import { type Clock, CustomerStatusError, documentFileName, type DocumentSide, type UploadOptions } from '../../model/index.js';
import { withDeadline } from '../connection/deadline.js';
import { type HttpCall, type HttpConnection, httpConnection } from '../connection/http-connection.js';
import { fetchTransport } from '../connection/fetch-transport.js';
import { readJson } from '../connection/read-json.js';
import { risingProgress } from '../connection/rising-progress.js';
import { isXhrAvailable, xhrTransport } from '../connection/xhr-transport.js';
import { customerAnswerSchema, fileAnswerSchema, type Sep12CustomerAnswer, storedAnswerSchema } from './sep12-answers.schema.js';
import { errorNaming, errorOfFile, isTokenRefused } from './sep12-error.js';
import type { Sep12BackendOptions, Sep12Customer } from './sep12-options.js';

/** An answer, with the language its texts are in. */
export interface ReadAnswer {
  answer: Sep12CustomerAnswer;
  lang: string;
}

/** A file that goes with the answers. */
export interface SentFile {
  blob: Blob;
  side: DocumentSide;
}

/** What goes to `PUT /customer` besides who it is about. */
export interface Sep12Data {
  values: Readonly<Record<string, string | number>>;
  files: Readonly<Record<string, SentFile>>;
}

/** A file at the anchor. */
export interface StoredAnswer {
  fileId: string;
  mime: string;
  size: number;
  expiresAt: string | undefined;
}

/** The endpoints of an anchor. */
export interface Sep12Client {
  /** Resolves with `undefined` where the anchor does not know the customer. */
  get: (
    who: Sep12Customer,
    about: { type: string | undefined; lang: string; signal: AbortSignal | undefined },
  ) => Promise<ReadAnswer | undefined>;
  /** Resolves with the anchor's id of the customer. */
  put: (who: Sep12Customer, type: string | undefined, data: Sep12Data, signal: AbortSignal | undefined) => Promise<string>;
  /** Sends a code to the endpoint of anchors before v1.12. */
  verify: (id: string, code: Readonly<Record<string, string>>, signal: AbortSignal | undefined) => Promise<void>;
  upload: (file: Blob, side: DocumentSide, options: Pick<UploadOptions, 'onProgress' | 'signal'>) => Promise<StoredAnswer>;
  /** Resolves also where the anchor knows nothing of the customer. */
  erase: (who: Sep12Customer & { account: string }, signal: AbortSignal | undefined) => Promise<void>;
}

const TIMEOUT_MS = 30_000;

/** Speaks SEP-12 to one anchor. */
export function sep12Client(options: Sep12BackendOptions, clock: Clock): Sep12Client {
  const connection = httpConnection({
    baseUrl: options.kycServer,
    clock,
    transport: fetchTransport(options.fetch),
    getToken: options.getToken,
    // The anchor is another server, to which cookies say nothing.
    credentials: 'omit',
    isRefused: isTokenRefused,
  });
  const timely = <Output>(call: HttpCall, read: (response: Response, signal: AbortSignal) => Promise<Output>) =>
    withDeadline(clock, options.timeoutMs ?? TIMEOUT_MS, call.signal, async (signal) =>
      read(await connection({ ...call, signal }), signal),
    );
  const { transactionId } = options;
  return {
    async get(who, { type, lang, signal }) {
      const search = searchOf({ ...membersOf(who), type, transaction_id: transactionId, lang });
      const call = { method: 'GET', path: `/customer?${search}`, headers: ACCEPT, signal } as const;
      return timely(call, (response, inner) => readCustomer(response, lang, inner)).catch(unlessUnknown);
    },
    async put(who, type, data, signal) {
      const members = defined({ ...membersOf(who), type, transaction_id: transactionId });
      const toError = errorNaming([...Object.keys(data.values), ...Object.keys(data.files)]);
      const call = { method: 'PUT', path: '/customer', ...bodyOf(members, data), signal, toError } as const;
      // How long files take depends on the line.
      return Object.keys(data.files).length === 0 ? timely(call, readStored) : readStored(await connection(call), signal);
    },
    async verify(id, code, signal) {
      const toError = errorNaming(Object.keys(code));
      const body = JSON.stringify({ id, ...code });
      const call = { method: 'PUT', path: '/customer/verification', headers: JSON_HEADERS, body, signal, toError } as const;
      await timely(call, letGo);
    },
    upload: (file, side, write) => uploadFile(connection, options, { file, side, write }),
    async erase({ account, memo, memoType }, signal) {
      const body = JSON.stringify(defined({ memo, memo_type: memoType }));
      const path = `/customer/${encodeURIComponent(account)}`;
      await timely({ method: 'DELETE', path, headers: JSON_HEADERS, body, signal }, letGo).catch(unlessUnknown);
    },
  };
}

const ACCEPT = { accept: 'application/json' };
const JSON_HEADERS = { ...ACCEPT, 'content-type': 'application/json' };

/** The id alone where there is one, as the standard prefers; else what tells the customer apart. */
function membersOf({ id, account, memo, memoType }: Sep12Customer): Record<string, string | undefined> {
  return id === undefined ? { account, memo, memo_type: memo === undefined ? undefined : memoType } : { id };
}

function defined(members: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function searchOf(members: Record<string, string | undefined>): string {
  return new URLSearchParams(defined(members)).toString();
}

/** JSON, or a form with the files after everything else, as the standard asks. */
function bodyOf(members: Record<string, string>, { values, files }: Sep12Data): Pick<HttpCall, 'headers' | 'body'> {
  const sent = Object.entries(files);
  if (sent.length === 0) return { headers: JSON_HEADERS, body: JSON.stringify({ ...members, ...values }) };
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...members, ...values })) form.append(name, String(value));
  for (const [name, { blob, side }] of sent) form.append(name, blob, documentFileName(side, blob.type));
  return { headers: ACCEPT, body: form };
}

async function readCustomer(response: Response, asked: string, signal: AbortSignal): Promise<ReadAnswer> {
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*/.exec(response.headers.get('content-language') ?? '')?.[0] ?? asked;
  return { answer: await readJson(response, customerAnswerSchema, signal), lang };
}

async function readStored(response: Response, signal: AbortSignal | undefined): Promise<string> {
  return (await readJson(response, storedAnswerSchema, signal)).id;
}

function unlessUnknown(error: unknown): undefined {
  if (error instanceof CustomerStatusError && error.code === 'not_found') return undefined;
  throw error;
}

async function letGo(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

interface FileCall {
  file: Blob;
  side: DocumentSide;
  write: Pick<UploadOptions, 'onProgress' | 'signal'>;
}

async function uploadFile(
  connection: HttpConnection,
  { fetch, uploadTransport }: Sep12BackendOptions,
  { file, side, write }: FileCall,
): Promise<StoredAnswer> {
  const canTellProgress = uploadTransport === undefined ? fetch === undefined && isXhrAvailable() : uploadTransport === 'xhr';
  const tell = risingProgress({ canTellProgress }, { file, options: write });
  const body = new FormData();
  // The customer's own file name may say who they are: it is not sent.
  body.append('file', file, documentFileName(side, file.type));
  const call = {
    method: 'POST',
    path: '/customer/files',
    headers: ACCEPT,
    body,
    signal: write.signal,
    toError: errorOfFile,
  } as const;
  const response = await connection(call, canTellProgress ? xhrTransport(tell) : undefined);
  const stored = await readJson(response, fileAnswerSchema, write.signal);
  tell(file.size);
  const { file_id: fileId, content_type: mime, size, expires_at: expiresAt } = stored;
  return { fileId, mime: mime ?? file.type, size: size ?? file.size, expiresAt };
}
