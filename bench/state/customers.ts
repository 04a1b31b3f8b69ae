import type { BackendUpdate, CustomerBackend, CustomerSnapshot, CustomerStatus, Requirement } from 'customer-status-kit/model';

/** A customer with so many requests; the version orders the snapshots. */
export function customerAt(version: number, status: CustomerStatus, requirements: readonly Requirement[] = []): CustomerSnapshot {
  return {
    id: 'c1',
    type: 'INDIVIDUAL',
    version: String(version),
    updatedAt: new Date(Date.UTC(2026, 0, 1) + version).toISOString(),
    status: { status, reasons: [], terminal: false, recovery: 'self', editable: status === 'NEEDS_ADDITIONAL_INFORMATION' },
    scopes: [],
    requirements: [...requirements],
    documents: [],
    capabilities: [],
    allowed: {},
  };
}

/** So many open requests, new objects each time, as a parser makes them. */
export function requests(count: number): Requirement[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `request-${String(index)}`,
    kind: 'field',
    status: 'open',
    blocking: true,
    title: `Request ${String(index)}`,
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec: { kind: 'field', path: `path.${String(index)}`, input: 'text', required: true },
  }));
}

/** A backend that answers at once and pushes when told to. */
export function pushingBackend(first: CustomerSnapshot) {
  const listeners = new Set<(update: BackendUpdate) => void>();
  const state = { current: first };
  const backend: CustomerBackend = {
    id: 'bench',
    getCustomer: () => Promise.resolve(state.current),
    subscribe(_id, push, { signal, onState }) {
      listeners.add(push);
      signal.addEventListener('abort', () => listeners.delete(push));
      onState?.('open');
    },
  };
  return {
    backend,
    push: (snapshot: CustomerSnapshot) => {
      state.current = snapshot;
      for (const listener of listeners) listener({ snapshot });
    },
  };
}
