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
}
