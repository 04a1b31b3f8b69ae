import { act } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import type { CustomerClient } from '../../src/client/index.js';
import type { CustomerBackend, SubscribeOptions } from '../../src/model/index.js';
import { useCustomerStatus } from '../../src/react/index.js';

/** A memory backend that counts what is under way. */
export function counting(scenario: 'under_review' | 'active' | 'rejected' = 'under_review') {
  const memory = memoryBackend({ scenario });
  const streams: SubscribeOptions[] = [];
  let reads = 0;
  const backend: CustomerBackend = {
    ...memory,
    getCustomer: (id, options) => ((reads += 1), memory.getCustomer(id, options)),
    subscribe: (id, listener, options) => {
      streams.push(options);
      memory.subscribe(id, listener, options);
    },
  };
  return { memory, backend, reads: () => reads, openStreams: () => streams.filter(({ signal }) => !signal.aborted).length };
}

/** Rejections that nobody handles, and errors React or a component wrote, while a test runs. */
export function troubles() {
  const seen: unknown[] = [];
  const onRejection = (reason: unknown) => seen.push(reason);
  process.on('unhandledRejection', onRejection);
  const log = vi.spyOn(console, 'error').mockImplementation((...words) => void seen.push(words));
  onTestFinished(() => {
    process.off('unhandledRejection', onRejection);
    log.mockRestore();
  });
  return seen;
}

export function Status({ client }: { client?: CustomerClient }) {
  return <p>{useCustomerStatus(client).status ?? 'nothing yet'}</p>;
}

export const turn = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)));
