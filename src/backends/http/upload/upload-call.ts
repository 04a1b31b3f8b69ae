import type { BackendCapabilities, Clock, UploadOptions, UploadTarget } from '../../../model/index.js';
import type { HttpConnection, Transport } from '../../connection/http-connection.js';
import { fetchTransport, type FetchLike } from '../../connection/fetch-transport.js';
import { xhrTransport } from '../../connection/xhr-transport.js';

/** What every way of sending stands on. */
export interface UploadParts {
  connection: HttpConnection;
  clock: Clock;
  baseUrl: string;
  fetch?: FetchLike | undefined;
  /** True where bytes on their way can be counted. */
  canTellProgress: boolean;
  /** A file above this many bytes is sent in pieces where the backend takes pieces. */
  resumableFrom: number;
  getCapabilities: (signal?: AbortSignal) => Promise<BackendCapabilities | undefined>;
}

/** One file on its way. */
export interface UploadCall {
  customerId: string;
  target: UploadTarget;
  file: Blob;
  options: UploadOptions;
  /** What earlier tries under the same key left behind. */
  memory: UploadMemory;
}

/** What is kept between the tries of one upload. */
export interface UploadMemory {
  /** Tries that were cut while they were sending. */
  cuts: number;
  /** Where an upload in pieces goes on. */
  resumeAt?: string | undefined;
  /** True once every byte is at the backend and only its place is to be confirmed. */
  isStaged: boolean;
}

/** The transport for a body whose bytes are counted, and one without a word about them where that cannot be. */
export function countingTransport(parts: UploadParts, onSent: (bytes: number) => void): Transport {
  return parts.canTellProgress ? xhrTransport(onSent) : fetchTransport(parts.fetch);
}
