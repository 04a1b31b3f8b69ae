import { tecalisConnector } from 'customer-status-kit/server/connectors/tecalis';
import { simulateTecalis } from '../../../test/providers/tecalis/simulate-tecalis.ts';
import type { NorthwindCustomer } from '../customer-directory.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

/**
 * Northwind on a simulated Tecalis. Tecalis tells nobody anything: the desk decides, and what happened in the process until then
 * is seen with the decision.
 */
export async function tecalisDemo({ clock }: Pick<DemoParts, 'clock'>): Promise<DemoProvider> {
  const tecalis = await simulateTecalis({ clock });
  const known = new Map<string, { customer: NorthwindCustomer; authUuid: string }>();
  const connector = tecalisConnector({
    apiKey: tecalis.apiKey,
    connection: { baseUrl: tecalis.origin },
    ids: { toProvider: (id) => known.get(id)?.authUuid ?? '' },
    newCustomer: (id) => {
      const customer = known.get(id)?.customer;
      return customer === undefined ? null : { type: customer.type, displayName: customer.name };
    },
  });
  return {
    connector,
    addCustomer: async (customer) => {
      const authUuid = known.get(customer.id)?.authUuid ?? tecalis.addProcess();
      known.set(customer.id, { customer, authUuid });
    },
    moves: [{ id: 'advance', label: 'Ends the next operation (told with your decision)' }],
    move: async (customerId) => {
      const authUuid = known.get(customerId)?.authUuid;
      return authUuid !== undefined && tecalis.advance(authUuid) ? 'done' : 'refused';
    },
    // Nothing is ever sent to Northwind.
    ready: () => undefined,
    close: () => tecalis.close(),
  };
}
