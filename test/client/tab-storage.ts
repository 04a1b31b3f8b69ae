import type { IntentStorage } from '../../src/client/index.js';

/** The storage of one tab, which a reload leaves as it is. */
export function tabStorage(): IntentStorage & { everything: () => string } {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
    everything: () => JSON.stringify([...items]),
  };
}
