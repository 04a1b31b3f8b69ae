import * as v from 'valibot';

/** The states that OffBlocks documents for a customer. */
export const OFFBLOCKS_STATUSES = ['initiating', 'screening', 'verifying', 'rejected', 'active', 'inactive'] as const;

/** A documented state of a customer at OffBlocks. */
export type OffblocksStatus = (typeof OFFBLOCKS_STATUSES)[number];

/** A customer as OffBlocks answers and tells of one; members that are not needed here are left out. */
export const offblocksCustomerSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  externalId: v.optional(v.string()),
  chainId: v.optional(v.string()),
  /** Any text: one that nobody has published is shown as unknown. */
  status: v.string(),
  createdAt: v.optional(v.string()),
  updatedAt: v.optional(v.string()),
});

/** A customer at OffBlocks. */
export interface OffblocksCustomer {
  /** Theirs, a UUID. */
  id: string;
  /** Yours, as it was given when the customer was created. */
  externalId?: string | undefined;
  /** The wallet, CAIP-10, such as `eip155:1:0xab16…`. */
  chainId?: string | undefined;
  /** One of `OFFBLOCKS_STATUSES`, or a text that nobody has published. */
  status: string;
  /** ISO 8601, to the nanosecond at times. */
  createdAt?: string | undefined;
  updatedAt?: string | undefined;
}

/** True for a documented state, spelled exactly. */
export function isOffblocksStatus(value: unknown): value is OffblocksStatus {
  return OFFBLOCKS_STATUSES.some((status) => status === value);
}

/** An instant as ISO 8601, as fine as it was told; `undefined` for what is none. */
export function toInstant(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isFinite(time) ? new Date(time).toISOString().replace('Z', `${belowMillisecond(text)}Z`) : undefined;
}

/** True when an instant is before another, down to the last digit: a `Date` knows nothing below the millisecond. */
export function isBefore(instant: string, other: string): boolean {
  const difference = Date.parse(instant) - Date.parse(other);
  return difference === 0 ? belowMillisecond(instant) < belowMillisecond(other) : difference < 0;
}

/** Digits of a fraction are in the order of texts, once they end with none that say nothing. */
function belowMillisecond(text: string): string {
  return (/\.\d{3}(\d*)/.exec(text)?.[1] ?? '').replace(/0+$/, '');
}
