import { randomBytes, randomUUID } from 'node:crypto';
import type { NewRequirement } from 'customer-status-kit/model';
import type { SandboxNotice } from 'customer-status-kit/server/connectors/sandbox';
import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';

const DAY_MS = 86_400_000;

const SANDBOX_MOVES = ['request_information', 'approve', 'reject', 'unknown_status'] as const;

/** What the desk can make the provider do. */
export type SandboxMove = (typeof SANDBOX_MOVES)[number];

/** What the desk sends. */
export const sandboxMoveSchema = v.object({ customerId: v.string(), move: v.picklist(SANDBOX_MOVES) });

/** The make-believe provider: it acts by signed webhooks to the handler, as a real one would. */
export function sandboxProvider(clock: () => number) {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  return {
    secret,
    /** The request that the provider would send. */
    notice(origin: string, customerId: string, move: SandboxMove): Request {
      const id = `msg_${randomUUID()}`;
      const timestamp = new Date(clock());
      const body = JSON.stringify(toNotice(customerId, move, clock()));
      const headers = {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, timestamp, body),
      };
      return new Request(`${origin}/api/customer-status/webhooks/sandbox`, { method: 'POST', headers, body });
    },
  };
}

function toNotice(customerId: string, move: SandboxMove, now: number): SandboxNotice {
  if (move === 'request_information') return { type: 'information_requested', customerId, requests: usualRequests(now) };
  const status = { approve: 'ACTIVE', reject: 'REJECTED', unknown_status: 'PENDING_MANUAL_OVERRIDE' }[move];
  return { type: 'status_changed', customerId, status };
}

/** The usual request of a reviewer: a question, an address and an identity document, due in three days. */
export function usualRequests(now: number): NewRequirement[] {
  const due = { at: new Date(now + 3 * DAY_MS).toISOString(), severity: 'current' } as const;
  return [
    {
      title: 'Source of your income',
      due,
      spec: {
        kind: 'clarification',
        question: 'What is the main source of the money you will use?',
        answer: 'text',
        maxLength: 1000,
      },
    },
    {
      title: 'Your current home address',
      due,
      spec: { kind: 'field', path: 'currentAddress', input: 'address', required: true },
    },
    {
      title: 'Identity document',
      due,
      spec: {
        kind: 'document',
        accepted: [
          { type: 'drivers_license', label: 'Driving licence', sides: ['front', 'back'] },
          { type: 'national_id', label: 'National identity card', sides: ['front', 'back'] },
          { type: 'passport', label: 'Passport', sides: ['single'] },
        ],
        mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'],
        minBytes: 1024,
        maxBytes: 10_000_000,
      },
    },
  ];
}
