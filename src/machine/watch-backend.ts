import {
  customerSnapshotSchema,
  lifecycleEventSchema,
  parse,
  toCustomerStatusError,
  type BackendUpdate,
  type CustomerBackend,
  type Clock,
} from '../model/index.js';
import type { CustomerEvent } from './customer.types.js';

/** What watching a customer needs. */
export interface WatchOptions {
  backend: CustomerBackend;
  customerId: string;
  clock: Clock;
  tell: (event: CustomerEvent) => void;
}

/** Subscribes to a backend's pushes and tells them as facts. The returned function ends the subscription. */
export function watchBackend({ backend, customerId, clock, tell }: WatchOptions): () => void {
  const controller = new AbortController();
  let isOpen = false;
  const open = () => {
    if (isOpen) return;
    isOpen = true;
    tell({ type: 'WATCH.OPENED' });
  };
  const close = (event: CustomerEvent) => {
    isOpen = false;
    tell(event);
  };
  const onState = (state: 'open' | 'lost' | 'ended', error?: unknown) => {
    if (controller.signal.aborted) return;
    if (state === 'open') return open();
    if (state === 'lost') return close({ type: 'WATCH.LOST' });
    close({ type: 'WATCH.ENDED', ...(error === undefined ? {} : { error: toCustomerStatusError(error) }) });
  };
  const onUpdate = (update: BackendUpdate) => {
    if (controller.signal.aborted) return;
    open();
    tellUpdate(update, clock, tell);
  };
  try {
    const started: unknown = backend.subscribe?.(customerId, onUpdate, { signal: controller.signal, onState });
    // An adapter written as an async function may fail later: without a handler that would be nobody's error.
    Promise.resolve(started).catch((reason: unknown) => onState('ended', toCustomerStatusError(reason)));
  } catch (reason) {
    onState('ended', toCustomerStatusError(reason));
  }
  return () => controller.abort();
}

function tellUpdate(update: BackendUpdate, clock: Clock, tell: (event: CustomerEvent) => void): void {
  try {
    const snapshot = update.snapshot && parse(customerSnapshotSchema, update.snapshot);
    const event = update.event && parse(lifecycleEventSchema, update.event);
    if (event !== undefined) tell({ type: 'LIFECYCLE.RECEIVED', event });
    if (snapshot !== undefined) tell({ type: 'CUSTOMER.CHANGED', snapshot, at: clock.now() });
    if (update.resync === true) tell({ type: 'SYNC.REQUESTED', fresh: true });
  } catch (reason) {
    tell({ type: 'WATCH.GARBLED', error: toCustomerStatusError(reason) });
  }
}
