import type { BackendUpdate, SubscribeOptions } from '../../model/index.js';

interface Subscriber {
  listener: (update: BackendUpdate) => void;
  options: SubscribeOptions;
}

/** Who is told of changes. Nobody is told in the middle of a call: every push comes after it, as from a real backend. */
export function memoryFeed() {
  const subscribers = new Set<Subscriber>();
  const tell = (deliver: (subscriber: Subscriber) => void) => {
    for (const subscriber of subscribers) {
      queueMicrotask(() => {
        if (!subscriber.options.signal.aborted) deliver(subscriber);
      });
    }
  };
  return {
    add: (listener: Subscriber['listener'], options: SubscribeOptions): void => {
      if (options.signal.aborted) return;
      const subscriber = { listener, options };
      subscribers.add(subscriber);
      options.signal.addEventListener('abort', () => subscribers.delete(subscriber), { once: true });
    },
    push: (update: BackendUpdate) => tell(({ listener }) => listener(update)),
    report: (state: 'open' | 'lost' | 'ended', error?: unknown) => tell(({ options }) => options.onState?.(state, error)),
  };
}
