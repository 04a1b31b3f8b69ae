import type { ClientEvents, CustomerClient } from '../client/index.js';
import type { EventLog, Fact } from './event-log.js';

type Facts = Record<string, Fact | undefined>;

/** What of each event may be shown: codes and counts, never an answer, a name or a file. */
const FACTS: { readonly [Type in keyof ClientEvents]: (event: ClientEvents[Type]) => Facts } = {
  statusChanged: ({ from, to, irregular }) => ({ from, to, irregular }),
  unknownStatus: ({ provider, value }) => ({ provider, value }),
  answersSubmitted: ({ requirementIds }) => ({ requirements: requirementIds.length }),
  uploadFinished: ({ file }) => ({ mime: file.mime, bytes: file.size }),
  uploadSuperseded: () => ({}),
  errorOccurred: ({ error, operation }) => ({
    operation,
    code: error.code,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs,
  }),
  sessionEnded: ({ error }) => ({ code: error.code }),
};

/** Writes down what a client tells its host. */
export function watchClient(client: CustomerClient, log: EventLog): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a known shape
  for (const type of Object.keys(FACTS) as (keyof ClientEvents)[]) watchEvent(client, log, type);
}

function watchEvent<Type extends keyof ClientEvents>(client: CustomerClient, log: EventLog, type: Type): void {
  const read: (event: ClientEvents[Type]) => Facts = FACTS[type];
  client.on(type, (event) => {
    const known = Object.entries(read(event)).filter((entry): entry is [string, Fact] => entry[1] !== undefined);
    log.add({ source: 'client', from: 'client', type, facts: Object.fromEntries(known) });
  });
}
