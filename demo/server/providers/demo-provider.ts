import type { Connector } from 'customer-status-kit/server';
import type { NorthwindCustomer } from '../customer-directory.ts';

/** Something the desk can make a provider do. */
export interface ProviderMove {
  id: string;
  /** A short English verb: the desk is Northwind's own and speaks English. */
  label: string;
}

/** A provider that the demo runs on, with its simulation. */
export interface DemoProvider {
  connector: Connector;
  /** Tells the provider of a customer that Northwind has taken in. Told again for everybody after a restart. */
  addCustomer: (customer: NorthwindCustomer) => Promise<void>;
  moves: readonly ProviderMove[];
  /** `refused` where the provider does not do that to this customer now. */
  move: (customerId: string, moveId: string) => Promise<'done' | 'refused'>;
  /** Where Northwind listens: its webhooks are at `<origin>/api/customer-status/webhooks/<id of the connector>`. */
  ready: (origin: string) => void;
  close: () => Promise<void>;
}

/** A provider that the customer's browser speaks to itself: no server half of the kit stands between. */
export interface DirectProvider extends Omit<DemoProvider, 'connector'> {
  id: string;
  /** Where the provider is. */
  server: string;
  /** A token of the customer's own, made anew for each session. */
  tokenFor: (customerId: string) => string;
  /** The status, as Northwind's own server asks the provider for its gates. */
  statusOf: (customerId: string) => Promise<string>;
}

/** Either of both. */
export type AnyProvider = DemoProvider | DirectProvider;

/** The short name of a provider. */
export function nameOf(provider: AnyProvider): string {
  return 'connector' in provider ? provider.connector.id : provider.id;
}

/** What a simulated provider is made with. */
export interface DemoParts {
  clock: () => number;
  /** A folder that lasts longer than the process. */
  dataDirectory: string;
}
