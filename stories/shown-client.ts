import type { ClientSnapshot, CustomerClient } from 'customer-status-kit/client';

/** A client whose snapshot is shown changed, for states that are hard to bring about or soon over. */
export function shownAs(client: CustomerClient, change: (snapshot: ClientSnapshot) => ClientSnapshot): CustomerClient {
  let last: { from: ClientSnapshot; to: ClientSnapshot } | undefined;
  const getSnapshot = () => {
    const from = client.getSnapshot();
    if (last?.from !== from) last = { from, to: change(from) };
    return last.to;
  };
  const subscribe: CustomerClient['subscribe'] = (listener) =>
    client.subscribe(() => (typeof listener === 'function' ? listener(getSnapshot()) : listener.next?.(getSnapshot())));
  return { ...client, getSnapshot, subscribe };
}
