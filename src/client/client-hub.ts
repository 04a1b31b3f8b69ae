import { toCustomerStatusError, CustomerStatusError } from '../model/index.js';
import type { ClientEvents } from './client-snapshot.js';
import type { Unsubscribe } from './customer-client.js';

type Handler = (event: never) => void;

/** Tells the host what happened. A handler that throws disturbs nobody and is reported once. */
export interface ClientHub {
  on: <Type extends keyof ClientEvents>(type: Type, handler: (event: ClientEvents[Type]) => void) => Unsubscribe;
  emit: <Type extends keyof ClientEvents>(type: Type, event: ClientEvents[Type]) => void;
  /** Calls something of the host's; what it throws is reported. */
  guard: (handler: object, call: () => void) => void;
}

/** A hub without listeners. */
export function createClientHub(): ClientHub {
  const handlers = new Map<keyof ClientEvents, Set<Handler>>();
  const faulty = new WeakSet<object>();

  const emit: ClientHub['emit'] = (type, event) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `on` files each handler under the type it takes
    for (const handler of Array.from(handlers.get(type) ?? [])) guard(handler, () => handler(event as never));
  };

  // A handler is marked before its fault is told: one that throws at its own report ends there.
  const guard = (handler: object, call: () => void) => {
    try {
      call();
    } catch (reason) {
      if (faulty.has(handler)) return;
      faulty.add(handler);
      emit('errorOccurred', { error: handlerError(reason), operation: 'subscribe' });
    }
  };

  return {
    emit,
    guard,
    on(type, handler) {
      const known = handlers.get(type) ?? new Set<Handler>();
      // A wrapper of its own: the same function may be registered twice and each registration ends by itself.
      const entry: Handler = (event) => handler(event);
      handlers.set(type, known.add(entry));
      return toUnsubscribe(() => known.delete(entry));
    },
  };
}

/** A function that ends a subscription, in both spellings. Calling it again does nothing. */
export function toUnsubscribe(end: () => void): Unsubscribe {
  return Object.assign(() => end(), { unsubscribe: () => end() });
}

function handlerError(reason: unknown): CustomerStatusError {
  return new CustomerStatusError('protocol_error', {
    message: 'a handler of the host threw, so what it should have done may be missing; see `cause`',
    cause: toCustomerStatusError(reason).cause ?? reason,
  });
}
