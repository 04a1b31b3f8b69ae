import { CustomerStatusError } from '../../model/index.js';

/** The bytes of one upload that are in memory. Both checks throw `unavailable` with a time where there is no room. */
export interface Holding {
  /** Whether so many more would be taken. */
  assertRoom: (bytes: number) => void;
  /** Takes so many more. */
  add: (bytes: number) => void;
  /** Lets all of them go. */
  release: () => void;
}

/**
 * Bounds what uploads of this process hold in memory together. One customer has half of it at the most, and a file for which
 * nobody else would have to wait is taken however large it is.
 */
export function heldBytes(limit: number): (customerId: string) => Holding {
  const byCustomer = new Map<string, number>();
  let all = 0;
  return (customerId) => {
    let own = 0;
    const theirs = () => byCustomer.get(customerId) ?? 0;
    const assertRoom = (bytes: number) => {
      const isFull = all > own && all + bytes > limit;
      const isShareFull = theirs() > own && theirs() + bytes > limit / 2;
      if (isFull || isShareFull) throw noRoom();
    };
    const hold = (bytes: number) => {
      own += bytes;
      all += bytes;
      const left = theirs() + bytes;
      if (left > 0) byCustomer.set(customerId, left);
      else byCustomer.delete(customerId);
    };
    return {
      assertRoom,
      add: (bytes) => {
        assertRoom(bytes);
        hold(bytes);
      },
      release: () => hold(-own),
    };
  };
}

function noRoom(): CustomerStatusError {
  const message = 'too many files are being taken at once, of this customer or in all';
  return new CustomerStatusError('unavailable', { message, retryAfterMs: 5_000 });
}
