import { randomBytes, randomUUID } from 'node:crypto';
import type { NewRequirement } from 'customer-status-kit/model';
import { sandboxConnector, type SandboxNotice } from 'customer-status-kit/server/connectors/sandbox';
import { Webhook } from 'standardwebhooks';
import type { NorthwindCustomer } from '../customer-directory.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

const DAY_MS = 86_400_000;

const MOVES = [
  { id: 'request_information', label: 'Asks for information' },
  { id: 'approve', label: 'Approves' },
  { id: 'reject', label: 'Rejects' },
  { id: 'unknown_status', label: 'Reports a status nobody knows' },
] as const;

type MoveId = (typeof MOVES)[number]['id'];

/** The make-believe provider inside the handler: it acts by signed webhooks, as a real one would. */
export async function sandboxDemo({ clock }: DemoParts): Promise<DemoProvider> {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const customers = new Map<string, NorthwindCustomer>();
  let northwind = '';
  const toNewCustomer = (id: string) => {
    const customer = customers.get(id);
    return customer === undefined ? null : { type: customer.type, displayName: customer.name };
  };
  return {
    // A stranger stays one: the sandbox knows whom Northwind knows.
    connector: sandboxConnector({ newCustomer: toNewCustomer, webhookSecret: secret }),
    addCustomer: async (customer) => void customers.set(customer.id, customer),
    moves: MOVES,
    move: async (customerId, moveId) => {
      const move = MOVES.find(({ id }) => id === moveId);
      if (move === undefined) return 'refused';
      const answer = await fetch(signedNotice(northwind, secret, toNotice(customerId, move.id, clock()), clock()));
      // It refuses some moves itself: it asks a closed account for nothing.
      if (answer.ok || answer.status === 409) return answer.ok ? 'done' : 'refused';
      throw new Error(`the notice was answered with ${answer.status}`);
    },
    ready: (origin) => void (northwind = origin),
    close: async () => undefined,
  };
}

function signedNotice(northwind: string, secret: string, notice: SandboxNotice, now: number): Request {
  const id = `msg_${randomUUID()}`;
  const timestamp = new Date(now);
  const body = JSON.stringify(notice);
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, timestamp, body),
  };
  return new Request(`${northwind}/api/customer-status/webhooks/sandbox`, { method: 'POST', headers, body });
}

function toNotice(customerId: string, move: MoveId, now: number): SandboxNotice {
  if (move === 'request_information') return { type: 'information_requested', customerId, requests: usualRequests(now) };
  const status = { approve: 'ACTIVE', reject: 'REJECTED', unknown_status: 'PENDING_MANUAL_OVERRIDE' }[move];
  return { type: 'status_changed', customerId, status };
}

/** The usual request of a reviewer: a question, an address and an identity document, due in three days. */
export function usualRequests(now: number): NewRequirement[] {
  const due = { at: new Date(now + 3 * DAY_MS).toISOString(), severity: 'current' } as const;
  return [
    {
      title: { term: 'source_of_funds', default: 'Source of funds' },
      due,
      spec: {
        kind: 'clarification',
        question: { default: 'What is the main source of the money you will use?', lang: 'en' },
        answer: 'text',
        maxLength: 1000,
      },
    },
    {
      title: { term: 'address', default: 'Home address' },
      due,
      spec: { kind: 'field', path: 'currentAddress', input: 'address', required: true },
    },
    {
      title: { term: 'identity_document', default: 'Identity document' },
      due,
      spec: {
        kind: 'document',
        accepted: [
          { type: 'drivers_license', label: { term: 'drivers_license', default: 'Driving licence' }, sides: ['front', 'back'] },
          { type: 'national_id', label: { term: 'national_id', default: 'National identity card' }, sides: ['front', 'back'] },
          { type: 'passport', label: { term: 'passport', default: 'Passport' }, sides: ['single'] },
        ],
        mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'],
        minBytes: 1024,
        maxBytes: 10_000_000,
      },
    },
  ];
}
