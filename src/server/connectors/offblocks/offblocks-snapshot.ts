import * as v from 'valibot';
import type { CustomerSnapshot, Recovery, Requirement, StatusInfo, Substatus, CustomerStatus } from '../../../model/index.js';
import {
  isOffblocksStatus,
  type OffblocksCustomer,
  offblocksCustomerSchema,
  type OffblocksStatus,
  toInstant,
} from './offblocks-customer.js';
import { identityCheck, type OffblocksFacts, walletProof } from './offblocks-requirements.js';

/** How a customer of OffBlocks is to be shown. */
export interface OffblocksView extends OffblocksFacts {
  /** Who can bring an `inactive` customer back: support unless said. */
  recovery?: Recovery | undefined;
  /** What the host knows of a customer at first sight: OffBlocks knows a wallet and no person. */
  profile?: OffblocksProfile | undefined;
}

/** What a host knows of a customer. */
export interface OffblocksProfile {
  type?: CustomerSnapshot['type'] | undefined;
  displayName?: string | undefined;
}

interface Shown {
  status: CustomerStatus;
  substatus?: Substatus;
  terminal?: boolean;
  recovery: Recovery;
}

/**
 * A customer of OffBlocks as the kit shows one. Takes anything and never throws: what is no customer, or has a state that
 * nobody has published, is `UNKNOWN`. What OffBlocks does not tell is kept from `stored`, and from `view` where only the
 * host knows it. Source: seed 002, "Customer States".
 */
export function toSnapshot(object: unknown, stored?: CustomerSnapshot, view: OffblocksView = {}): CustomerSnapshot {
  const read = v.safeParse(offblocksCustomerSchema, object);
  const customer: OffblocksCustomer = read.success ? read.output : { id: stored?.id ?? 'unknown', status: '' };
  const updatedAt = toInstant(customer.updatedAt) ?? stored?.updatedAt ?? view.now ?? new Date(0).toISOString();
  const requirements = requirementsOf(customer, stored, view);
  const { status } = customer;
  const info = isOffblocksStatus(status) ? known(shownAs(status, requirements, view)) : unknown();
  const isOpen = status === 'initiating' || status === 'verifying';
  return {
    id: stored?.id ?? customer.id,
    type: stored?.type ?? view.profile?.type ?? 'INDIVIDUAL',
    displayName: stored?.displayName ?? view.profile?.displayName,
    version: '1',
    updatedAt,
    status: {
      ...info,
      since: sinceOf(info, status, stored?.status, { updatedAt, now: view.now }),
      editable: isOpen,
      provider: { name: 'offblocks', value: status },
    },
    scopes: [],
    requirements,
    documents: [],
    capabilities: [],
    allowed: { startAction: isOpen, completeAction: isOpen, activate: status === 'inactive', deactivate: status === 'active' },
  };
}

function requirementsOf(customer: OffblocksCustomer, stored: CustomerSnapshot | undefined, view: OffblocksView): Requirement[] {
  const { status } = customer;
  if (!isOffblocksStatus(status)) return stored?.requirements ?? [];
  // Which step failed is not told, and nothing that was open is asked any more.
  if (status === 'rejected') return stored?.requirements.filter((requirement) => requirement.status === 'accepted') ?? [];
  const wallet = walletProof(customer, stored, view);
  return status === 'initiating' || status === 'screening' ? [wallet] : [wallet, identityCheck(customer, stored, view)];
}

function shownAs(status: OffblocksStatus, requirements: readonly Requirement[], view: OffblocksView): Shown {
  if (status === 'initiating') return { status: 'CREATED', substatus: 'awaiting_wallet_proof', recovery: 'self' };
  if (status === 'screening') return { status: 'UNDER_REVIEW', substatus: 'screening', recovery: 'self' };
  if (status === 'active') return { status: 'ACTIVE', recovery: 'self' };
  if (status === 'inactive') return { status: 'DEACTIVATED', substatus: 'paused', recovery: view.recovery ?? 'support' };
  if (status === 'rejected') return { status: 'REJECTED', terminal: true, recovery: 'none' };
  return isWithPartner(requirements, view)
    ? { status: 'UNDER_REVIEW', substatus: 'automated_checks', recovery: 'self' }
    : { status: 'NEEDS_ADDITIONAL_INFORMATION', substatus: 'identity_session_required', recovery: 'self' };
}

/** OffBlocks does not tell whether the customer has acted: a host that does not know either takes a start for it. */
function isWithPartner(requirements: readonly Requirement[], { isIdentityCheckDone }: OffblocksView): boolean {
  return isIdentityCheckDone ?? requirements.some(({ status }) => status === 'in_progress');
}

type Told = Omit<StatusInfo, 'since' | 'editable' | 'provider'>;

function known({ terminal = false, ...shown }: Shown): Told {
  return { ...shown, terminal, reasons: [] };
}

function unknown(): Told {
  return { status: 'UNKNOWN', substatus: 'unknown_provider_status', terminal: false, recovery: 'support', reasons: [] };
}

/** What the host's knowledge changed began now; everything else began when OffBlocks says. */
function sinceOf(
  info: Told,
  value: string,
  before: StatusInfo | undefined,
  { updatedAt, now = updatedAt }: { updatedAt: string; now?: string | undefined },
): string | undefined {
  if (before?.provider?.value !== value) return updatedAt;
  return before.status === info.status ? before.since : now;
}
