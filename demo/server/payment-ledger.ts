import { randomUUID } from 'node:crypto';

/** A payment of the pretend product. */
export interface Payment {
  id: string;
  to: string;
  amount: string;
  at: string;
}

/** Northwind's payments, kept while the server runs: the demo shows that they are gated, not that they are banked. */
export function paymentLedger(clock: () => number) {
  const payments = new Map<string, Payment[]>();
  return {
    list: (customerId: string): readonly Payment[] => payments.get(customerId) ?? [],
    add(customerId: string, input: unknown): Payment {
      const { to, amount } = input as { to?: unknown; amount?: unknown };
      const payment = {
        id: randomUUID(),
        to: String(to).slice(0, 80),
        amount: String(amount).slice(0, 20),
        at: new Date(clock()).toISOString(),
      };
      payments.set(customerId, [payment, ...(payments.get(customerId) ?? [])]);
      return payment;
    },
  };
}
