import type { CustomerSnapshot, Requirement } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { type OffblocksCustomer, toInstant } from './offblocks-customer.js';

/** The id of the proof that a wallet is the customer's. */
export const WALLET_PROOF = 'wallet-proof';

/** The id of the identity check. */
export const IDENTITY_CHECK = 'identity-check';

/** What only the host knows, because OffBlocks does not tell. */
export interface OffblocksFacts {
  /** ISO 8601 instant, for a customer without one. */
  now?: string | undefined;
  /** False where nobody knows the address of the identity check: support is the way on. */
  hasIdentityCheck?: boolean | undefined;
  /** Whether the identity check is done, where the host knows. */
  isIdentityCheckDone?: boolean | undefined;
}

/** A signature that has led nowhere for this long is asked for again: a new challenge has been issued by then. */
const SIGNATURE_COUNTS_MS = 120_000;

/** The wallet's proof. OffBlocks may still call a customer `initiating` when it has taken the signature. */
export function walletProof(
  customer: OffblocksCustomer,
  stored: CustomerSnapshot | undefined,
  { now }: OffblocksFacts,
): Requirement {
  const before = stored?.requirements.find(({ id }) => id === WALLET_PROOF);
  const base = action(WALLET_PROOF, customer, { term: ['wallet_signature', 'Wallet signature'], action: 'wallet_signature' });
  if (customer.status !== 'initiating') return { ...base, status: 'accepted', awaiting: 'provider' };
  const sentAt = before?.status === 'submitted' ? Date.parse(before.updatedAt ?? '') : Number.NaN;
  const isWithThem = now === undefined ? Number.isFinite(sentAt) : Date.parse(now) - sentAt < SIGNATURE_COUNTS_MS;
  if (before !== undefined && isWithThem) return { ...before, status: 'submitted', awaiting: 'provider' };
  return base;
}

/** The identity check at OffBlocks' partner, which can be opened again until OffBlocks has decided. */
export function identityCheck(
  customer: OffblocksCustomer,
  stored: CustomerSnapshot | undefined,
  { hasIdentityCheck = true, isIdentityCheckDone }: OffblocksFacts,
): Requirement {
  const before = stored?.requirements.find(({ id }) => id === IDENTITY_CHECK);
  const base = action(IDENTITY_CHECK, customer, {
    term: ['identity_check', 'Identity check'],
    action: hasIdentityCheck ? 'redirect' : 'contact_support',
  });
  if (customer.status !== 'verifying') return { ...base, status: 'accepted', awaiting: 'provider' };
  if (isIdentityCheckDone === true) return { ...base, status: 'submitted', awaiting: 'provider' };
  return before?.status === 'in_progress' ? { ...base, status: 'in_progress' } : base;
}

interface Asked {
  term: readonly [name: string, text: string];
  action: 'wallet_signature' | 'redirect' | 'contact_support';
}

function action(id: string, customer: OffblocksCustomer, asked: Asked): Requirement {
  const isStarted = asked.action !== 'contact_support';
  return {
    id,
    kind: 'action',
    status: 'open',
    blocking: true,
    title: term(...asked.term),
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    createdAt: toInstant(customer.createdAt),
    spec: {
      kind: 'action',
      action: asked.action,
      ...(isStarted ? { start: 'call_start_action' as const } : {}),
      ...(asked.action === 'redirect' ? { open: 'same_tab' as const } : {}),
    },
  };
}
