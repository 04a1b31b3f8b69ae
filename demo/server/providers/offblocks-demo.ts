import { offblocksClient, offblocksConnector } from 'customer-status-kit/server/connectors/offblocks';
import type { EthereumWallet } from '../../../test/providers/offblocks/ethereum-wallet.ts';
import { MOVES, type MoveName } from '../../../test/providers/offblocks/offblocks-customers.ts';
import { simulateOffblocks } from '../../../test/providers/offblocks/offblocks-simulator.ts';
import { practiceWallet } from '../../practice-wallet.ts';
import type { NorthwindCustomer } from '../customer-directory.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

const LABELS: Readonly<Record<MoveName, string>> = {
  pass_screening: 'Pass the screening',
  fail_screening: 'Fail the screening',
  verify: 'Verify the identity',
  reject: 'Reject for good',
  deactivate: 'Deactivate',
  activate: 'Activate',
  unheard_of: 'Report a state nobody knows',
};

/**
 * Northwind on a simulated OffBlocks, with signed notices. Each customer has a wallet of the demo, whose signatures are
 * checked; the desk can sign for a customer too.
 */
export async function offblocksDemo({ clock }: Pick<DemoParts, 'clock'>): Promise<DemoProvider> {
  const offblocks = await simulateOffblocks({ clock, screening: 'by_hand' });
  const known = new Map<string, { customer: NorthwindCustomer; providerId: string; wallet: EthereumWallet }>();
  const reached = {
    connection: { baseUrl: offblocks.baseUrl },
    credentials: offblocks.credentials,
    signingKey: offblocks.signingKey,
    signingKeyId: offblocks.signingKeyId,
    clock,
  };
  const client = offblocksClient(reached);
  const { signal } = new AbortController();
  const connector = offblocksConnector({
    ...reached,
    ids: {
      toProvider: (id) => known.get(id)?.providerId ?? 'unknown',
      toHost: (id) => [...known.values()].find(({ providerId }) => providerId === id)?.customer.id,
    },
    profileOf: (id) => {
      const customer = known.get(id)?.customer;
      return customer && { type: customer.type, displayName: customer.name };
    },
    identityCheck: {
      url: ({ id }, { returnUrl }) => offblocks.identityUrl(id, returnUrl),
      isDone: ({ id }) => offblocks.isIdentityChecked(id),
    },
    webhooks: { publicKey: offblocks.noticeKey, keyId: 'offblocks-1' },
  });
  const prove = async (providerId: string, wallet: EthereumWallet) => {
    const challenge = await client.getChallenge(providerId, { signal });
    const bytes = Buffer.from(wallet.sign(Buffer.from(challenge, 'base64').toString()).slice(2), 'hex');
    const chainId = `eip155:300:${wallet.address}`;
    await client.signChallenge(providerId, { chainId, challenge, signature: bytes.toString('base64') }, { signal });
    await offblocks.told();
  };
  return {
    connector,
    addCustomer: async (customer) => {
      if (known.has(customer.id)) return;
      const wallet = await practiceWallet(customer.id);
      const created = await client.createCustomer(
        { chainId: `eip155:300:${wallet.address}`, externalId: customer.id },
        { signal },
      );
      known.set(customer.id, { customer, providerId: created.id, wallet });
    },
    moves: [
      { id: 'prove', label: 'Sign with the customer’s wallet' },
      ...Object.entries(LABELS).map(([id, label]) => ({ id, label })),
    ],
    move: async (customerId, moveId) => {
      const entry = known.get(customerId);
      if (entry === undefined) return 'refused';
      if (moveId === 'prove')
        return prove(entry.providerId, entry.wallet).then(
          () => 'done',
          () => 'refused',
        );
      return isMove(moveId) && (await offblocks.move(entry.providerId, moveId)) ? 'done' : 'refused';
    },
    ready: (origin) =>
      offblocks.sendNoticesTo({ url: `${origin}/api/customer-status/webhooks/offblocks`, isSigned: true, coversAddress: false }),
    close: () => offblocks.close(),
  };
}

function isMove(id: string): id is MoveName {
  return Object.hasOwn(MOVES, id);
}
