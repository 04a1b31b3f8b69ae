'use client';
import { shallowEqual, useSelector } from '@xstate/react';
import type { ClientSnapshot, CustomerClient } from '../../client/index.js';
import { useCustomerClient } from './customer-provider.js';
import { servedSnapshot } from './served-snapshot.js';
import { useHydrated } from './use-hydrated.js';

interface Observer {
  next?: ((value: ClientSnapshot) => void) | undefined;
}

interface SnapshotSource {
  getSnapshot(): ClientSnapshot;
  subscribe(observer: Observer | ((value: ClientSnapshot) => void)): { unsubscribe(): void };
}

interface Sources {
  /** The client in the shape `useSelector` asks for: it subscribes with an observer. */
  live: SnapshotSource;
  served: SnapshotSource;
}

const sources = new WeakMap<CustomerClient, Sources>();

/** One of each for a client, so that they stay stable. */
function sourcesOf(client: CustomerClient): Sources {
  const known = sources.get(client);
  if (known !== undefined) return known;
  const served: SnapshotSource = {
    getSnapshot: () => servedSnapshot(client),
    subscribe: () => ({ unsubscribe: () => undefined }),
  };
  const live: SnapshotSource = {
    getSnapshot: () => client.getSnapshot(),
    subscribe(observer) {
      const listener = typeof observer === 'function' ? observer : (value: ClientSnapshot) => observer.next?.(value);
      const subscription = client.subscribe(listener);
      return { unsubscribe: () => subscription.unsubscribe() };
    },
  };
  const made = { live, served };
  sources.set(client, made);
  return made;
}

/**
 * Reads a part of the client's snapshot and renders again when that part changes. The result is compared member by
 * member, so a selector may build a new object or array of unchanged things.
 */
export function useClientSnapshot<Selected>(selector: (snapshot: ClientSnapshot) => Selected, client?: CustomerClient): Selected {
  const { live, served } = sourcesOf(useCustomerClient(client));
  const source = useHydrated() ? live : served;
  return useSelector<SnapshotSource, Selected>(source, selector, shallowEqual);
}
