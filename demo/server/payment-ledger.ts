import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

/** A payment of the pretend product. */
export interface Payment {
  id: string;
  to: string;
  amount: string;
  at: string;
}

/** What a customer says of a payment; the amount is a decimal above zero with two places at the most. */
export const paymentInputSchema = v.object({
  to: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  amount: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{1,9}([.,]\d{1,2})?$/),
    v.transform((amount) => amount.replace(',', '.')),
    v.check((amount) => Number(amount) > 0),
  ),
});

/** What a customer says of a payment. */
export type PaymentInput = v.InferOutput<typeof paymentInputSchema>;

/** Northwind's payments, kept while the server runs: the demo shows that they are gated, not that they are banked. */
export function paymentLedger(clock: () => number) {
  const payments = new Map<string, Payment[]>();
  return {
    list: (customerId: string): readonly Payment[] => payments.get(customerId) ?? [],
    add(customerId: string, input: PaymentInput): Payment {
      const payment = { id: randomUUID(), ...input, at: new Date(clock()).toISOString() };
      payments.set(customerId, [payment, ...(payments.get(customerId) ?? [])]);
      return payment;
    },
  };
}
