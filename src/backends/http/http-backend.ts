import {
  backendCapabilitiesSchema,
  type Clock,
  type CustomerBackend,
  customerDraftSchema,
  customerSnapshotSchema,
  type EventQuery,
  lifecycleEventPageSchema,
  startedActionSchema,
  systemClock,
} from '../../model/index.js';
import type { GetToken } from '../connection/access-tokens.js';
import { customerPath } from './customer-path.js';
import { followStream } from './event-stream.js';
import { type FetchLike, fetchTransport } from '../connection/fetch-transport.js';
import { absolute, httpConnection } from '../connection/http-connection.js';
import { type HttpOperator, httpOperator } from './http-operator.js';
import { type HttpSession, httpSession } from './http-session.js';
import { followShared, type FollowStream } from './shared-stream.js';
import { browserSharing } from './tab-sharing.js';
import { httpUploads } from './upload/http-uploads.js';
import { isXhrAvailable } from '../connection/xhr-transport.js';

/** How to reach a server that speaks the kit's protocol. */
export interface HttpBackendOptions {
  /** Where the protocol begins, for example `/api/customer-status`. */
  baseUrl: string;
  /** Carries requests; the platform's `fetch` unless said. */
  fetch?: FetchLike | undefined;
  /** Gives the token that is sent with each request. Asked once more, with `refresh`, when the server refuses one. */
  getToken?: GetToken | undefined;
  /** More headers for each request, for example against forged requests. Asked each time. */
  customerHeaders?: (() => Record<string, string>) | undefined;
  /** `same-origin` unless said: cookies go to the page's own server only. */
  credentials?: RequestCredentials | undefined;
  /** `xhr` tells progress byte by byte and is used where it is there and no `fetch` is given. */
  uploadTransport?: 'xhr' | 'fetch' | undefined;
  /**
   * Bytes above which a file is sent in pieces, where the server takes pieces: 8 MB unless said. The code for it is loaded
   * only then. A smaller file is sent so after it was cut.
   */
  resumableFrom?: number | undefined;
  /** Milliseconds in which a call must be answered, 30 seconds unless said. Uploads and the stream have no such limit. */
  timeoutMs?: number | undefined;
  /** True where the server keeps drafts: what is typed is then gone on with on another device. */
  drafts?: boolean | undefined;
  /** True on an operator's desk: the methods for operators are there. */
  operator?: boolean | undefined;
  /** False to let each page of a browser keep a stream of its own. By default all pages that show the same customer share one. */
  shareStream?: boolean | undefined;
  clock?: Clock | undefined;
  /** Numbers from 0 to 1, for the times between tries. */
  random?: (() => number) | undefined;
}

/** The methods that are there only where the server keeps drafts. */
type DraftMethods = Pick<CustomerBackend, 'loadDraft' | 'saveDraft'>;

/** Everything a customer's side needs, without the methods for operators. */
export type HttpCustomerBackend = Required<Omit<CustomerBackend, keyof HttpOperator | keyof DraftMethods>> & DraftMethods;

const TIMEOUT_MS = 30_000;

const RESUMABLE_FROM = 8_000_000;

/** The server sends a sign of life every 15 seconds; two and a half times that is silence. */
const SILENCE_MS = 37_500;

/**
 * A backend behind the kit's own protocol: the kit's server half, or a host's own server that follows `openapi.yaml`.
 * Every answer is checked; a malformed one is a `protocol_error`. The server may offer less than there are methods:
 * `getCapabilities` and `allowed` tell.
 *
 * @example
 * ```ts
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { CustomerStatusError } from 'customer-status-kit/model';
 *
 * export const backend = httpBackend({
 *   baseUrl: '/api/customer-status',
 *   getToken: async ({ refresh }) => {
 *     const answer = await fetch(refresh ? '/session?fresh' : '/session');
 *     if (answer.status === 401) return null;
 *     if (!answer.ok) throw new CustomerStatusError('unavailable');
 *     return answer.text();
 *   },
 * });
 * ```
 */
export function httpBackend(options: HttpBackendOptions & { operator: true }): HttpCustomerBackend & HttpOperator;
export function httpBackend(options: HttpBackendOptions): HttpCustomerBackend;
export function httpBackend(options: HttpBackendOptions): HttpCustomerBackend {
  const { clock = systemClock, random = Math.random, credentials = 'same-origin' } = options;
  const connection = httpConnection({ ...options, clock, credentials, transport: fetchTransport(options.fetch) });
  const session = httpSession(connection, clock, options.timeoutMs ?? TIMEOUT_MS);
  const { getCapabilities, ...reads } = reading(session);
  const uploads = httpUploads({
    connection,
    clock,
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    canTellProgress: canTellProgress(options),
    resumableFrom: options.resumableFrom ?? RESUMABLE_FROM,
    getCapabilities: (signal) => getCapabilities({ signal }).catch(() => undefined),
  });
  const stream = { connection, clock, random, silenceMs: SILENCE_MS };
  const sharing = options.shareStream === false ? undefined : browserSharing();
  return {
    id: 'http',
    ...reads,
    async getCapabilities(read) {
      const capabilities = await getCapabilities(read);
      uploads.noteCapabilities(capabilities);
      return capabilities;
    },
    ...answering(session),
    ...keeping(session, options.drafts === true),
    uploadFile: uploads.uploadFile,
    withdrawUpload: uploads.withdrawUpload,
    subscribe: (id, listener, subscriber) => {
      const path = customerPath(id, 'stream');
      const follow: FollowStream = (onUpdate, own, resume) => followStream({ ...stream, path, resume }, onUpdate, own);
      void (sharing === undefined
        ? followStream({ ...stream, path }, listener, subscriber)
        : followShared({ name: streamName(options, path), sharing, clock, follow }, listener, subscriber));
    },
    ...(options.operator === true ? httpOperator(session) : {}),
  };
}

function reading({ read }: HttpSession): Pick<HttpCustomerBackend, 'getCustomer' | 'getCapabilities' | 'listEvents'> {
  return {
    getCustomer: async (id, options) => read(customerPath(id), customerSnapshotSchema, options),
    getCapabilities: (options) => read('/capabilities', backendCapabilitiesSchema, options),
    listEvents: async (id, query = {}) =>
      read(`${customerPath(id, 'events')}${searchOf(query)}`, lifecycleEventPageSchema, query),
  };
}

function keeping({ read, keep }: HttpSession, isOffered: boolean): DraftMethods {
  if (!isOffered) return {};
  return {
    loadDraft: async (id, options) => read(customerPath(id, 'draft'), customerDraftSchema, options),
    saveDraft: async (id, draft, options) => keep(customerPath(id, 'draft'), draft, options),
  };
}

function answering({
  write,
  remove,
}: HttpSession): Pick<
  HttpCustomerBackend,
  'submitAnswers' | 'removeFile' | 'submitForReview' | 'startAction' | 'completeAction' | 'requestExtension'
> {
  const snapshot = customerSnapshotSchema;
  return {
    submitAnswers: async (id, answers, options) => write('POST', customerPath(id, 'answers'), { answers }, snapshot, options),
    removeFile: async (id, fileId, options) => remove(customerPath(id, 'files', fileId), options),
    submitForReview: async (id, options) => write('POST', customerPath(id, 'submit'), {}, snapshot, options),
    startAction: async (id, requirementId, options) => {
      const { returnUrl } = options;
      return write('POST', customerPath(id, 'actions', requirementId, 'start'), { returnUrl }, startedActionSchema, options);
    },
    completeAction: async (id, requirementId, proof, options) =>
      write('POST', customerPath(id, 'actions', requirementId, 'complete'), proof, snapshot, options),
    requestExtension: async (id, requirementId, options) =>
      write('POST', customerPath(id, 'requirements', requirementId, 'extension'), {}, snapshot, options),
  };
}

/** `XMLHttpRequest` cannot leave cookies out, and knows nothing of a `fetch` of the host's own. */
function canTellProgress({ uploadTransport, fetch, credentials }: HttpBackendOptions): boolean {
  if (uploadTransport !== undefined) return uploadTransport === 'xhr';
  return fetch === undefined && credentials !== 'omit' && isXhrAvailable();
}

/** Pages share a stream only where they would see the same: an operator's desk is told more than a customer. */
function streamName({ baseUrl, operator = false }: HttpBackendOptions, path: string): string {
  return `csk:${operator ? 'operator' : 'customer'}:${absolute(baseUrl)}${path}`;
}

function searchOf({ cursor, limit, from, to, types }: EventQuery): string {
  const search = new URLSearchParams();
  const values = { cursor, limit, from, to, types: types?.join(',') };
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size === 0 ? '' : `?${search.toString()}`;
}
