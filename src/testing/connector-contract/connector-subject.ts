import type { CustomerSnapshot, PresentedStatus } from '../../model/index.js';
import type { Connector, ConnectorContext, WebhookRequest } from '../../server/connector.js';

/** One published state of a provider. */
export interface PublishedState {
  /** The provider's own name of it. */
  name: string;
  /** An object of the provider in this state. */
  object: unknown;
  /** What it must be shown as. */
  status: PresentedStatus;
}

/** A webhook as the provider sends it. */
export interface SignedWebhook {
  request: WebhookRequest;
  /** The headers that hold the signature, its time and whatever else is signed: a change of any must be refused. */
  signedHeaders: readonly string[];
}

/** What a provider can be made to meet a request with. `done_then_cut` breaks the line after the work was done. */
export type ProviderFault = 'hang' | 'cut' | 'busy' | 'garbage' | 'done_then_cut';

/** A connector with its provider, made anew for each case. */
export interface ConnectorSubject {
  connector: Connector;
  /** A context for a customer whom the provider knows. The signal must be the given one, where there is one. */
  context: (more?: Partial<ConnectorContext>) => ConnectorContext;
  /** Every state that the provider's documentation names. */
  published: readonly PublishedState[];
  /** Objects with values that no documentation names. */
  unknown: readonly unknown[];
  /** The connector's own mapping. */
  toSnapshot: (object: unknown, stored?: CustomerSnapshot) => CustomerSnapshot;
  /** Texts for operators that stand in the provider's objects, and the secrets that the connector was given. */
  hidden: readonly string[];
  /** Absent where the provider signs no webhooks. */
  webhook?: (() => SignedWebhook | Promise<SignedWebhook>) | undefined;
  /** Something to write, and how often the provider has done it so far. Absent where nothing can be written. */
  write?: { run: (context: ConnectorContext) => Promise<CustomerSnapshot>; effects: () => number } | undefined;
  /** Meets the next request to the provider with a fault. Give the connector short times: each case waits for them. */
  fail: (fault: ProviderFault) => void;
  /** True where reading asks nobody, because the provider has no read. */
  readsNothing?: boolean | undefined;
  dispose?: (() => void | Promise<void>) | undefined;
}

/** One promise of the contract of connectors. */
export interface ConnectorPromise {
  title: string;
  run: (subject: ConnectorSubject) => Promise<void>;
}
