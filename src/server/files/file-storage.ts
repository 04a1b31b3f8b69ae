/**
 * Where the bytes of uploaded files are kept. Ids are made by the handler and never by a client. Bytes are stored before the
 * record that names them: a process that is killed in between leaves bytes that no record names and nobody can reach.
 */
export interface FileStorage {
  /**
   * Stores a file. Resolves with its size once the bytes are safe; rejects with `file_too_large` as soon as more than
   * `maxBytes` have arrived, having kept nothing.
   */
  put(id: string, content: ReadableStream<Uint8Array>, limits: { maxBytes: number }): Promise<{ size: number }>;
  /** The bytes, or `undefined` when there is no such file. */
  read(id: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Removes a file; one that is not there is no error. */
  remove(id: string): Promise<void>;
  /** Removes the files whose id begins so and that are older than an instant, in milliseconds since the epoch; tells how many. */
  sweep?(prefix: string, before: number): Promise<number>;
  /** How many files there are whose id begins so. Without it only links are counted that this process gave. */
  count?(prefix: string): Promise<number>;
  /** The ids of files older than an instant, in milliseconds since the epoch. Without it no bytes are swept. */
  list?(before: number): AsyncIterable<string>;
  /**
   * A short-lived link to which a browser sends a file directly. Whoever has it may write this one file, of this type and
   * at most this size, until it expires. Present: the handler offers uploads of the mode `presigned`.
   */
  presign?(id: string, terms: PresignTerms): Promise<PresignedLink>;
  /** A short-lived link by which whoever has it may fetch this one file, to be saved and not shown. */
  presignRead?(id: string, terms: Pick<PresignTerms, 'mime' | 'now' | 'expiresAt'>): Promise<string>;
  /** Takes what is sent to a link that leads to the handler itself. Rejects with `forbidden` for a link that is not good any more. */
  redeem?(id: string, sent: RedeemedLink): Promise<void>;
}

/** What a link is good for. */
export interface PresignTerms {
  mime: string;
  maxBytes: number;
  /** Milliseconds since the epoch. */
  now: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** A link as a browser uses it. */
export interface PresignedLink {
  /** Absolute, or relative to the handler's base path. */
  url: string;
  /** To be sent with the bytes. */
  headers: Readonly<Record<string, string>>;
}

/** What arrived at a link. */
export interface RedeemedLink {
  search: URLSearchParams;
  mime: string;
  content: ReadableStream<Uint8Array>;
  /** Milliseconds since the epoch. */
  now: number;
}
