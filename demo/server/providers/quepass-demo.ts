import { quepassConnector } from 'customer-status-kit/server/connectors/quepass';
import { quepassSdk } from '../../../test/providers/quepass/quepass-sdk.ts';
import { simulateQuepass } from '../../../test/providers/quepass/quepass-server.ts';
import type { NorthwindCustomer } from '../customer-directory.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

/** Northwind's own values: Quepass publishes none. */
const STATUSES = {
  registered: 'CREATED',
  in_review: 'UNDER_REVIEW',
  incomplete: 'NEEDS_ADDITIONAL_INFORMATION',
  approved: 'ACTIVE',
  declined: 'REJECTED',
  blocked: 'DEACTIVATED',
} as const;

/** Northwind on a simulated Quepass, signed in as an operator on the server. The desk writes, and nothing is ever told. */
export async function quepassDemo({ clock }: Pick<DemoParts, 'clock'>): Promise<DemoProvider> {
  const quepass = await simulateQuepass({ clock, values: Object.keys(STATUSES) });
  const sdk = quepassSdk();
  const signIn = async () => void (await sdk.init({ ...quepass.credentials, baseUrl: quepass.origin }));
  await signIn();
  const known = new Map<string, NorthwindCustomer>();
  const connector = quepassConnector({
    sdk,
    statuses: STATUSES,
    lifecycle: 'record',
    renew: signIn,
    newCustomer: (id) => {
      const customer = known.get(id);
      return customer === undefined ? null : { type: customer.type, displayName: customer.name };
    },
  });
  return {
    connector,
    addCustomer: async (customer) => {
      known.set(customer.id, customer);
      quepass.addPerson(customer.id);
    },
    moves: [{ id: 'expire_session', label: 'Ends the session of the SDK' }],
    move: async () => {
      quepass.expireSessions();
      return 'done';
    },
    ready: () => undefined,
    close: () => quepass.close(),
  };
}
