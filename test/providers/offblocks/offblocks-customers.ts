import { randomUUID } from 'node:crypto';
import { recoverAddress } from './ethereum-wallet.ts';

/** A customer as the simulated OffBlocks keeps it. */
export interface SimulatedCustomer {
  id: string;
  externalId: string;
  chainId: string;
  status: string;
  createdAt: string;
  updatedAt: string;
  /** The message to sign, and when it was made. */
  challenge: { text: string; at: number };
}

/** What the staff or the simulator of OffBlocks can make happen, and from which states. */
export const MOVES = {
  pass_screening: { from: ['screening'], to: 'verifying' },
  fail_screening: { from: ['screening'], to: 'rejected' },
  verify: { from: ['verifying'], to: 'active' },
  reject: { from: ['verifying', 'active', 'inactive'], to: 'rejected' },
  deactivate: { from: ['active'], to: 'inactive' },
  activate: { from: ['inactive'], to: 'active' },
  unheard_of: { from: ['initiating', 'screening', 'verifying', 'active', 'inactive'], to: 'under_enhanced_watch' },
} as const satisfies Record<string, { from: readonly string[]; to: string }>;

/** The name of a move. */
export type MoveName = keyof typeof MOVES;

const HOUR_MS = 3_600_000;

/** A new challenge, EIP-4361. It names OffBlocks' own domain, as its documentation shows. */
export function newChallenge(chainId: string, now: number, domain: string): SimulatedCustomer['challenge'] {
  const [, chain = '1', address = ''] = chainId.split(':');
  const lines = [
    `${domain} wants you to sign in with your Ethereum account:`,
    address,
    '',
    'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy',
    '',
    `URI: https://${domain}`,
    'Version: 1',
    `Chain ID: ${chain}`,
    `Nonce: ${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    `Issued At: ${new Date(now).toISOString()}`,
  ];
  return { text: lines.join('\n'), at: now };
}

/** The challenge to sign now: after an hour it is another one. */
export function currentChallenge(customer: SimulatedCustomer, now: number, domain: string): string {
  if (now - customer.challenge.at >= HOUR_MS) customer.challenge = newChallenge(customer.chainId, now, domain);
  return Buffer.from(customer.challenge.text).toString('base64');
}

/** True when the wallet of the customer signed this very challenge. */
export function isProven(
  customer: SimulatedCustomer,
  sent: { chainId?: unknown; challenge?: unknown; signature?: unknown },
  isText: boolean,
): boolean {
  const signature = Buffer.from(String(sent.signature), 'base64');
  const bytes = isText ? Buffer.from(signature.toString('utf8').replace(/^0x/, ''), 'hex') : signature;
  const address = customer.chainId.split(':')[2]?.toLowerCase();
  const isCurrent = Buffer.from(String(sent.challenge), 'base64').toString('utf8') === customer.challenge.text;
  return isCurrent && sent.chainId === customer.chainId && recoverAddress(customer.challenge.text, bytes) === address;
}

/** What is answered and told of a customer. */
export function toEntity({ challenge: _challenge, ...entity }: SimulatedCustomer): Omit<SimulatedCustomer, 'challenge'> {
  return entity;
}
