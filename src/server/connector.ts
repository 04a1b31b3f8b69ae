import type {
  ActionProof,
  Answer,
  BackendCapabilities,
  CustomerSnapshot,
  CustomerStatus,
  NewRequirement,
  OperatorDecision,
  StartedAction,
  UploadCapabilities,
  UploadTarget,
} from '../model/index.js';
import type { TokenBucket } from './store/store.js';

/** What a connector is given with every call. */
export interface ConnectorContext {
  customerId: string;
  /** The customer as last stored; absent at first sight. */
  stored?: CustomerSnapshot | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  /** Gives a new id each time. */
  nextId: () => string;
  /** Reads the bytes of a file of this customer, to pass them on; `undefined` when they are gone, or another's. */
  readFile: (fileId: string) => Promise<ReadableStream<Uint8Array> | undefined>;
  /**
   * A link by which a provider fetches a file of this customer: good for 15 minutes unless said, at most for a day. Rejects
   * with `unsupported` where neither `fileLinks` nor the storage makes links.
   */
  linkToFile: (file: Pick<ConnectorFile, 'id' | 'mime'>, forMs?: number) => Promise<string>;
  /** The caller's key for this intent, to pass on to a provider that knows such keys. Absent for reads and webhooks. */
  idempotencyKey?: string | undefined;
  /** Aborts when the call's time is over, or that of a handler being closed. A caller that goes away does not abort a write. */
  signal: AbortSignal;
}

/** A file whose bytes are stored and checked. */
export interface ConnectorFile {
  id: string;
  /** The type of the bytes, not the one that was declared. */
  mime: string;
  /** Bytes. */
  size: number;
  /** A generated name such as `front.jpg`. */
  name: string;
}

/** Why an operator writes a status. */
export type StatusReason = Pick<OperatorDecision, 'reasonCode' | 'message'>;

/** The input of an operation that needs nothing but the customer. */
export type NoInput = Readonly<Record<string, never>>;

/** The input of each operation. */
export interface ConnectorInputs {
  submitAnswers: { answers: readonly Answer[] };
  uploadFile: { target: UploadTarget; file: ConnectorFile };
  removeFile: { fileId: string };
  submitForReview: NoInput;
  completeAction: { requirementId: string; proof: ActionProof };
  requestExtension: { requirementId: string };
  setStatus: StatusReason & { status: CustomerStatus };
  activate: NoInput;
  deactivate: StatusReason;
  requestInformation: { requests: readonly NewRequirement[] };
  decideRequirement: { requirementId: string; decision: OperatorDecision };
  decideFile: { fileId: string; decision: OperatorDecision };
}

/** The name of an operation that answers with a snapshot. */
export type ConnectorOperation = keyof ConnectorInputs;

/** A webhook as it arrived. */
export interface WebhookRequest {
  headers: Headers;
  /** The bytes as sent, read once: what a signature is about. */
  rawBody: Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  now: number;
}

/** A webhook whose signature was good, or of which nothing is believed. */
export interface WebhookDelivery {
  /** The provider's id of the delivery: the same id has one effect. */
  id: string;
  /** True where senders sign nothing: anybody can send it, so that nothing of it is remembered. */
  isUnsigned?: boolean | undefined;
  /** Whom it is about; absent for a kind of event that is of no interest here. */
  customerId?: string | undefined;
  /** The verified content, for `applyWebhook`. */
  payload: unknown;
}

/** How a provider is asked that does not tell by itself. All times in milliseconds. */
export interface ConnectorPolling {
  /** Between two questions about one customer. */
  everyMs: number;
  /** The same for customers in a terminal status: a day unless said. */
  settledEveryMs?: number | undefined;
  /** The longest pause after failures: a day unless said. */
  longestMs?: number | undefined;
  /** What the provider allows, for all nodes together; as often as needed unless said. */
  rate?: TokenBucket | undefined;
}

/** The operations of a connector, each optional. */
export type ConnectorOperations = {
  [Operation in ConnectorOperation]?: (context: ConnectorContext, input: ConnectorInputs[Operation]) => Promise<CustomerSnapshot>;
};

/**
 * A provider behind the handler. Only `id`, `capabilities` and `getCustomer` are mandatory; an operation is offered when
 * its method is there. Every operation resolves with the whole customer as it is afterwards: the handler gives it a
 * version, tells what changed, stores and publishes it, so `version` may hold anything. Rejects with a
 * `CustomerStatusError`; anything else is reported and answered as `unavailable`. Mapping from the provider's objects is
 * best kept in a pure function beside the connector, so that it is tested without a network.
 */
export interface Connector extends ConnectorOperations {
  /** A short name, used in the webhook's address and as the source of events. */
  readonly id: string;
  /** What the provider can do; what the handler adds, such as history and push, is filled in by the handler. */
  readonly capabilities: Pick<BackendCapabilities, 'requirements' | 'submission' | 'statuses'> &
    Pick<UploadCapabilities, 'rearranges'>;
  /** The customer at first sight, or now at the provider. Free of side effects there. Rejects with `not_found` for a stranger. */
  getCustomer(context: ConnectorContext): Promise<CustomerSnapshot>;
  /** Present: `getCustomer` is called for every known customer again and again, by one of the nodes each time. */
  readonly poll?: ConnectorPolling | undefined;
  /** What is needed to do an action elsewhere, and the customer afterwards. */
  startAction?: (
    context: ConnectorContext,
    input: { requirementId: string; returnUrl?: string | undefined },
  ) => Promise<{ snapshot: CustomerSnapshot; started: StartedAction }>;
  /** Rejects with `unauthenticated` unless the signature and the time are good. Reads nothing before that. */
  verifyWebhook?: (request: WebhookRequest) => Promise<WebhookDelivery>;
  /** The customer after a verified delivery. */
  applyWebhook?: (context: ConnectorContext, delivery: WebhookDelivery) => Promise<CustomerSnapshot>;
}
