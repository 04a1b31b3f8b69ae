'use client';
import { shallowEqual, useSelector } from '@xstate/react';
import type { ClientSnapshot, CustomerClient } from '../../client/index.js';
import { useCustomerClient } from './customer-provider.js';

interface Observer {
  next?: ((value: ClientSnapshot) => void) | undefined;
}

interface SnapshotSource {
  getSnapshot(): ClientSnapshot;
  subscribe(observer: Observer | ((value: ClientSnapshot) => void)): { unsubscribe(): void };
}

const sources = new WeakMap<CustomerClient, SnapshotSource>();

/** The client in the shape `useSelector` asks for: it subscribes with an observer. One per client, so that it stays stable. */
function sourceOf(client: CustomerClient): SnapshotSource {
  const known = sources.get(client);
  if (known !== undefined) return known;
  const source: SnapshotSource = {
    getSnapshot: () => client.getSnapshot(),
    subscribe(observer) {
      const listener = typeof observer === 'function' ? observer : (value: ClientSnapshot) => observer.next?.(value);
      const subscription = client.subscribe(listener);
      return { unsubscribe: () => subscription.unsubscribe() };
    },
  };
  sources.set(client, source);
  return source;
}

/**
 * Reads a part of the client's snapshot and renders again when that part changes. The result is compared member by
 * member, so a selector may build a new object or array of unchanged things.
 */
export function useClientSnapshot<Selected>(selector: (snapshot: ClientSnapshot) => Selected, client?: CustomerClient): Selected {
  const source = sourceOf(useCustomerClient(client));
  return useSelector<SnapshotSource, Selected>(source, selector, shallowEqual);
}
