import * as v from 'valibot';
import { CustomerStatusError, parse } from '../../../model/index.js';
import { compactJson } from '../../webhooks/dollarpe-canonical.js';
import { providerClient, type ProviderConnection, type ProviderRequest } from '../provider-client.js';
import { dollarPeError, meaningOf } from './dollarpe-errors.js';
import { hostedLink } from './dollarpe-hosted-link.js';
import {
  configurationSchema,
  customerSchema,
  type DollarPeConfiguration,
  type DollarPeCustomer,
  type DollarPeOutcome,
  envelopeSchema,
  outcomeSchema,
} from './dollarpe-objects.js';
import type {
  AdditionalInfoUpdate,
  DocumentUpdate,
  KycData,
  NewDollarPeCustomer,
  SelfieUpdate,
  TaxUpdate,
} from './dollarpe-requests.js';
import { assertCredentials, type DollarPeCredentials, signDollarPe } from './dollarpe-signing.js';

/** How DollarPe is reached. */
export interface DollarPeClientOptions extends DollarPeCredentials {
  /** `baseUrl` such as `https://sandbox.dollarpe.xyz/cms/api/v1`. */
  connection: ProviderConnection;
  /** Milliseconds since the epoch, for signatures: the system's clock unless said. */
  clock?: (() => number) | undefined;
}

interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** The calls of DollarPe's customer and KYC API. Each rejects with a `CustomerStatusError`. */
export interface DollarPeClient {
  /** `POST /customer/create`. Rejects with `duplicate` for an email, phone or reference that is taken. */
  createCustomer: (customer: NewDollarPeCustomer, options?: CallOptions) => Promise<DollarPeCustomer>;
  /** `GET /customer/{id}`. Rejects with `not_found` for a stranger, and for the customer of another organisation. */
  getCustomer: (id: string, options?: CallOptions) => Promise<DollarPeCustomer>;
  /** `GET /kyc/configuration/{id}`: what has to be sent. */
  getConfiguration: (id: string, options?: CallOptions) => Promise<DollarPeConfiguration>;
  /** `POST /kyc/add-kyc-data`, once. Rejects with `duplicate` where there are data already, of this or another customer. */
  addKycData: (data: KycData, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `PATCH /kyc/update-document-info`, seed 004. Rejects with `attempts_exhausted` after three updates. */
  updateDocumentInfo: (update: DocumentUpdate, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `PATCH /kyc/update-tax-info`. Rejects as above. */
  updateTaxInfo: (update: TaxUpdate, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `PATCH /kyc/update-selfie-info`. Rejects as above. */
  updateSelfieInfo: (update: SelfieUpdate, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `PATCH /kyc/update-additional-info`. Rejects as above. */
  updateAdditionalInfo: (update: AdditionalInfoUpdate, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `POST /kyc/reset-kyc`: a verified customer begins again. */
  resetKyc: (id: string, options?: CallOptions) => Promise<DollarPeOutcome>;
  /** `POST /kyc/generate-link`: the https address of the hosted flow, which leads back to `redirectUrl`. */
  generateLink: (id: string, redirectUrl: string, options?: CallOptions) => Promise<string>;
  /** `PATCH /kyc/mock-kyc-status`, in the sandbox only: ends the checks of a customer that is `PROCESSING`. */
  mockKycStatus: (id: string, status: string, options?: CallOptions) => Promise<DollarPeOutcome>;
}

/**
 * DollarPe's customer and KYC API as functions: signed, with time limits, and repeated only where that is harmless. Updates
 * are never repeated: DollarPe knows no idempotency keys and counts each. For what a host does beside the connector, above
 * all creating customers. Source: seed 004 and the provider's pages beside it.
 *
 * @example
 * ```ts
 * import { dollarPeClient } from 'customer-status-kit/server/connectors/dollarpe';
 *
 * export const dollarPe = (apiKey: string, apiSecret: string) =>
 *   dollarPeClient({ apiKey, apiSecret, connection: { baseUrl: 'https://sandbox.dollarpe.xyz/cms/api/v1' } });
 * ```
 */
export function dollarPeClient(options: DollarPeClientOptions): DollarPeClient {
  const ask = asking(options);
  const write = (method: 'POST' | 'PATCH', path: string, content: object, call: CallOptions | undefined) =>
    ask(outcomeSchema, { method, path, body: bodyOf(content, options), signal: signalOf(call) });
  const read = <Output>(schema: v.GenericSchema<unknown, Output>, path: string, call: CallOptions | undefined) =>
    ask(schema, { method: 'GET', path, signal: signalOf(call) });
  const anything = v.unknown();
  return {
    createCustomer: (customer, call) =>
      ask(customerSchema, { method: 'POST', path: '/customer/create', body: bodyOf(customer, options), signal: signalOf(call) }),
    getCustomer: async (id, call) => theirs(id, await read(customerSchema, `/customer/${encodeURIComponent(id)}`, call)),
    getConfiguration: (id, call) => read(configurationSchema, `/kyc/configuration/${encodeURIComponent(id)}`, call),
    addKycData: (data, call) => write('POST', '/kyc/add-kyc-data', data, call),
    updateDocumentInfo: (update, call) => write('PATCH', '/kyc/update-document-info', update, call),
    updateTaxInfo: (update, call) => write('PATCH', '/kyc/update-tax-info', update, call),
    updateSelfieInfo: (update, call) => write('PATCH', '/kyc/update-selfie-info', update, call),
    updateAdditionalInfo: (update, call) => write('PATCH', '/kyc/update-additional-info', update, call),
    resetKyc: (id, call) => write('POST', '/kyc/reset-kyc', { customer_id: id }, call),
    generateLink: async (id, redirectUrl, call) => {
      const body = bodyOf({ customer_id: id, redirect_url: redirectUrl }, options);
      const request = { method: 'POST', path: '/kyc/generate-link', body, isRepeatable: true, signal: signalOf(call) } as const;
      return hostedLink(await ask(anything, request));
    },
    mockKycStatus: (id, status, call) => write('PATCH', '/kyc/mock-kyc-status', { customer_id: id, kyc_status: status }, call),
  };
}

/** Sends a signed request and reads what its envelope holds. */
function asking(options: DollarPeClientOptions) {
  assertCredentials(options);
  const { clock = Date.now } = options;
  const send = providerClient({
    ...options.connection,
    sign: ({ body }) => signDollarPe(options, body === undefined ? {} : JSON.parse(body), clock()),
    toError: dollarPeError,
  });
  return async <Output>(schema: v.GenericSchema<unknown, Output>, request: ProviderRequest): Promise<Output> => {
    const { body } = await send(request);
    const { status, data } = parse(envelopeSchema, body);
    if (!status) throw meaningOf(body) ?? refusedWithoutReason();
    return parse(schema, data);
  };
}

/** What is signed is what is sent, where the signed form holds everything; the form that leaves members out does not. */
function bodyOf(content: object, { canonical = compactJson }: DollarPeCredentials): string {
  const whole = compactJson(content);
  const signed = canonical(content);
  return compactJson(JSON.parse(signed)) === whole ? signed : whole;
}

function signalOf(call: CallOptions | undefined): AbortSignal {
  return call?.signal ?? new AbortController().signal;
}

/** An answer about somebody else would be shown to the wrong customer. */
function theirs(id: string, customer: DollarPeCustomer): DollarPeCustomer {
  if (customer.id === id) return customer;
  throw new CustomerStatusError('protocol_error', { message: 'DollarPe answered about another customer than it was asked for' });
}

function refusedWithoutReason(): CustomerStatusError {
  return new CustomerStatusError('protocol_error', {
    message: 'DollarPe said in a good answer that it failed, without a known reason',
  });
}
