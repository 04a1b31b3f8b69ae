import type { ClientEvents, CustomerClient } from '../client/index.js';
import type { EventLog, Fact } from './event-log.js';

type Facts = Record<string, Fact | undefined>;

/** Writes down what a client tells its host: codes and counts, never an answer, a name or a file. */
export function watchClient(client: CustomerClient, log: EventLog): void {
  const watch = <Type extends keyof ClientEvents>(type: Type, read: (event: ClientEvents[Type]) => Facts) =>
    client.on(type, (event) => {
      const known = Object.entries(read(event)).filter((entry): entry is [string, Fact] => entry[1] !== undefined);
      log.add({ source: 'client', from: 'client', type, facts: Object.fromEntries(known) });
    });
  watch('statusChanged', ({ from, to, irregular }) => ({ from, to, irregular }));
  watch('unknownStatus', ({ provider, value }) => ({ provider, value }));
  watch('answersSubmitted', ({ requirementIds }) => ({ requirements: requirementIds.length }));
  watch('uploadFinished', ({ file }) => ({ mime: file.mime, bytes: file.size }));
  watch('uploadSuperseded', () => ({}));
  watch('errorOccurred', ({ error, operation }) => ({
    operation,
    code: error.code,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs,
  }));
  watch('sessionEnded', ({ error }) => ({ code: error.code }));
}
