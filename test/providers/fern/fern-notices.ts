import { createHmac } from 'node:crypto';
import { type FernRecord, toObject } from './fern-records.ts';

/** A webhook as the simulation sends it. */
export interface FernNotice {
  body: string;
  headers: Record<string, string>;
}

/** What a notice is made with. */
export interface NoticeParts {
  secret: string;
  generation: 'published' | 'draft';
  timestamps?: 'seconds' | 'milliseconds';
  /** Milliseconds since the epoch. */
  now: number;
  eventId: string;
}

/** The change of a customer, told in the envelope of the generation and signed as it says. */
export function toNotice(record: FernRecord, previousStatus: string, parts: NoticeParts): FernNotice {
  const { generation, now, eventId } = parts;
  const content =
    generation === 'draft'
      ? {
          type: 'customer.status_changed',
          payload: {
            customerId: record.id,
            previousStatus,
            newStatus: record.status,
            customerType: record.type,
            email: record.email,
            reason: record.note,
            updatedAt: record.updatedAt,
          },
          metadata: { eventId, occurredAt: new Date(now).toISOString(), organizationId: 'org_xyz789' },
        }
      : {
          id: eventId,
          apiVersion: '2025-03-01',
          type: 'customer.updated',
          createdAt: new Date(now).toISOString(),
          resource: toObject(record, 'published', false),
        };
  return signNotice(JSON.stringify(content), parts);
}

/** Any body, signed. */
export function signNotice(
  body: string,
  { secret, generation, timestamps = 'seconds', now }: Omit<NoticeParts, 'eventId'>,
): FernNotice {
  const time = timestamps === 'milliseconds' ? String(now) : String(Math.floor(now / 1_000));
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const names = generation === 'draft' ? ['x-webhook-timestamp', 'x-webhook-signature'] : ['x-api-timestamp', 'x-api-signature'];
  return { body, headers: { 'content-type': 'application/json', [names[0] ?? '']: time, [names[1] ?? '']: signature } };
}

/** Sends a notice until it is taken: at once, and after one, two and four seconds. Resolves with whether it was. */
export async function deliver(
  url: string,
  { body, headers }: FernNotice,
  pause: (ms: number) => Promise<void>,
): Promise<boolean> {
  for (const wait of [0, 1_000, 2_000, 4_000]) {
    if (wait > 0) await pause(wait);
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    );
    if (response?.ok === true) return true;
  }
  return false;
}
