/**
 * Takes large files in pieces, by the tus protocol. Made by `tusUploads` from `customer-status-kit/server/tus`. Ids are made
 * by the handler, which has settled already who may touch them.
 */
export interface ResumableUploads {
  /** Answers one request of the protocol about the upload with this id. */
  answer(request: Request, upload: { id: string; maxBytes: number }): Promise<Response>;
  /** How many uploads whose id begins so are kept, finished or not. */
  count(prefix: string): Promise<number>;
  /** The bytes of an upload that is complete; `undefined` for any other. */
  read(id: string): Promise<Blob | undefined>;
  /** Removes an upload; one that is not there is no error. */
  remove(id: string): Promise<void>;
  /** Removes uploads that were begun before an instant, in milliseconds since the epoch; tells how many. */
  sweep(before: number): Promise<number>;
}
