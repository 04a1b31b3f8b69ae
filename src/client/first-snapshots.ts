import type { CustomerSnapshot } from '../model/index.js';

/** Gives the snapshot a client may begin with, or nothing. */
export type FirstSnapshots = (customerId: string, snapshot: CustomerSnapshot | undefined) => CustomerSnapshot | undefined;

/**
 * A host that goes on to another customer may still hand in what its server knew of the one before: nobody begins with the
 * data of somebody else. An id of the host's own may stand for the snapshot's, so what counts is whom it was given for first.
 */
export function firstSnapshots(): FirstSnapshots {
  const givenFor = new Map<string, string>();
  return (customerId, snapshot) => {
    // What is no snapshot at all is told as such by the client.
    if (snapshot?.id === undefined) return snapshot;
    const first = givenFor.get(snapshot.id) ?? customerId;
    givenFor.set(snapshot.id, first);
    return first === customerId ? snapshot : undefined;
  };
}
