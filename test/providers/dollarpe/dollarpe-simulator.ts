import { type SimulatedAnswer, type SimulatedFault, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';
import { shown, type SimulatedCustomer, SimulatedCustomers, type Topic } from './dollarpe-customers.ts';
import { addKycData, type KycRules, Refusal, type SimulatedConfiguration, update } from './dollarpe-kyc.ts';
import { isAuthentic, type SignedForm, signatureOf, type SimulatedKeys } from './dollarpe-signature.ts';

/** How the simulated DollarPe does where the real one's pages contradict each other, or are silent. */
export interface DollarPeSimulatorOptions extends Partial<KycRules> {
  port?: number | undefined;
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
  /** Which form of a body it signs and expects. */
  form?: SignedForm | undefined;
  /** Whether `GET /customer/{id}` says why it failed, or only the webhook does. */
  tellsReason?: boolean | undefined;
  /** What the answer to `generate-link` holds. */
  linkData?: unknown;
}

/** A webhook as it was sent. */
export interface SentNotice {
  body: string;
  headers: Record<string, string>;
}

/** The simulated DollarPe, and what its staff can do. */
export interface SimulatedDollarPe extends SimulatedKeys {
  origin: string;
  /** The root of its API. */
  baseUrl: string;
  customers: SimulatedCustomers;
  requests: SimulatedRequest[];
  fail: (...faults: readonly SimulatedFault[]) => void;
  /** The requests that follow the next one to a path that holds the text meet these, one each. */
  failAfter: (text: string, ...faults: readonly SimulatedFault[]) => void;
  /** Where webhooks go from now on. */
  webhookTo: (url: string) => void;
  /** Ends the checks with `VERIFIED` or a failure reason, whatever it was before, and tells. Answers with the host's status. */
  decide: (id: string, outcome: string) => Promise<number | undefined>;
  /** Begins to check what was updated, and tells. */
  check: (id: string) => Promise<number | undefined>;
  /** A webhook about anything, signed. */
  notice: (about: { type?: string; id: string; event: string; timestamp?: string; metadata?: unknown }) => SentNotice;
  /** Sends one, and answers with the host's status; `undefined` where no address is known. */
  deliver: (notice: SentNotice) => Promise<number | undefined>;
  close: () => Promise<void>;
}

const ROOT = '/cms/api/v1';

const UPDATES: Readonly<Record<string, Topic>> = {
  'PATCH /kyc/update-document-info': 'document',
  'PATCH /kyc/update-tax-info': 'tax',
  'PATCH /kyc/update-selfie-info': 'selfie',
  'PATCH /kyc/update-additional-info': 'additional_info',
};

/** What the page of the sandbox's own endpoint allows. */
const MOCKABLE = ['TAX_VERIFICATION_FAILED', 'DOCUMENT_VERIFICATION_FAILED', 'VERIFIED', 'UNVERIFIED'];

/** Starts a DollarPe on the loopback address, with an organisation and without customers. */
export async function simulateDollarPe(options: DollarPeSimulatorOptions = {}): Promise<SimulatedDollarPe> {
  const { clock = Date.now, form = 'compact', tellsReason = true } = options;
  const keys = { apiKey: 'dp-key-of-the-simulation', apiSecret: 'dp-secret-of-the-simulation' };
  const customers = new SimulatedCustomers();
  const rules: KycRules = {
    configuration: options.configuration ?? usualConfiguration(),
    afterUpdate: options.afterUpdate ?? 'UNVERIFIED',
    countUpdates: options.countUpdates ?? 'together',
  };
  let webhookUrl: string | undefined;
  let told = 0;
  let planned: { text: string; faults: readonly SimulatedFault[] } | undefined;

  const notice: SimulatedDollarPe['notice'] = ({ type = 'CUSTOMER', timestamp, metadata = {}, ...about }) => {
    // Two notices of one moment are two: the clock of a test may stand still.
    const at = timestamp ?? new Date(clock() + (told += 1)).toISOString();
    const content = { type, ...about, timestamp: at, metadata };
    const seconds = String(Math.floor(clock() / 1_000));
    const signature = signatureOf(content, seconds, keys, 'compact');
    return {
      body: JSON.stringify(content),
      headers: { 'content-type': 'application/json', 'x-timestamp': seconds, 'x-signature': signature },
    };
  };
  const deliver: SimulatedDollarPe['deliver'] = async ({ body, headers }) => {
    if (webhookUrl === undefined) return undefined;
    const response = await fetch(webhookUrl, { method: 'POST', headers, body }).catch(() => undefined);
    return response?.status ?? 0;
  };
  const tell = ({ id, status, failure_reason: reason }: SimulatedCustomer) =>
    deliver(notice({ id, event: status, metadata: reason === null ? {} : { failure_reason: reason } }));
  const settle = (customer: SimulatedCustomer, outcome: string) => {
    const isStatus = ['VERIFIED', 'UNVERIFIED', 'PROCESSING'].includes(outcome);
    customer.status = isStatus ? outcome : 'FAILED';
    customer.failure_reason = isStatus ? null : outcome;
    if (outcome === 'UNVERIFIED') customer.kyc = undefined;
    return tell(customer);
  };

  const answer = async (request: SimulatedRequest): Promise<SimulatedAnswer> => {
    if (!isAuthentic(request, keys, form, clock())) return refusal(401, 'Unauthorized');
    if (planned !== undefined && request.path.includes(planned.text)) {
      server.fail(...planned.faults);
      planned = undefined;
    }
    const sent: Record<string, unknown> = request.body === '' ? {} : JSON.parse(request.body);
    const route = `${request.method} ${request.path.slice(ROOT.length)}`;
    if (route === 'POST /customer/create') return create(customers, sent);
    const customer = customers.find(sent['customer_id'] ?? route.split('/').at(-1));
    if (customer === undefined) return refusal(400, 'Customer not found or access denied');
    if (route === `GET /customer/${customer.id}`) return success(shown(customer, tellsReason));
    if (route === `GET /kyc/configuration/${customer.id}`) return success(rules.configuration);
    if (route === 'POST /kyc/generate-link')
      return generateLink(sent, options.linkData ?? { link: `https://kyc.dollarpe.test/${customer.id}` });
    try {
      const topic = UPDATES[route];
      if (topic !== undefined) await update(topic, customer, sent, customers, rules);
      else if (route === 'POST /kyc/add-kyc-data') await addKycData(customer, sent, customers, rules);
      else if (route === 'POST /kyc/reset-kyc') reset(customer);
      else if (route === 'PATCH /kyc/mock-kyc-status') await mock(customer, String(sent['kyc_status']), settle);
      else return refusal(404, 'Not found');
    } catch (thrown) {
      if (thrown instanceof Refusal) return refusal(400, thrown.message);
      throw thrown;
    }
    return success({ id: customer.id, status: customer.status, failure_reason: customer.failure_reason });
  };

  const server = await simulatedServer(answer, { port: options.port });
  const known = (id: string) => customers.find(id) ?? customers.add({ id });
  return {
    ...keys,
    origin: server.origin,
    baseUrl: `${server.origin}${ROOT}`,
    customers,
    requests: server.requests,
    fail: server.fail,
    failAfter: (text, ...faults) => {
      planned = { text, faults };
    },
    webhookTo: (url) => {
      webhookUrl = url;
    },
    decide: (id, outcome) => settle(known(id), outcome),
    check: (id) => settle(known(id), 'PROCESSING'),
    notice,
    deliver,
    close: server.close,
  };
}

/** As the configuration's page shows it. */
export function usualConfiguration(): SimulatedConfiguration {
  return {
    supported_document_types: ['AADHAAR', 'PASSPORT', 'VOTER_ID', 'DRIVING_LICENSE'],
    additional_info_required: {
      options: ['income_range', 'profession'],
      rules: { type: 'allOf', min_required: 2 },
      income_range: { type: 'string', required: true },
      profession: { type: 'string', required: true },
    },
  };
}

function create(customers: SimulatedCustomers, sent: Record<string, unknown>): SimulatedAnswer {
  const { full_name, email, phone, alpha_3_country_code: country, client_reference_id: reference = null } = sent;
  if (customers.some((customer) => customer.email === email)) return refusal(400, 'Email already in use');
  if (customers.some((customer) => customer.phone === phone)) return refusal(400, 'Phone already in use');
  if (typeof country !== 'string' || !/^[A-Z]{3}$/.test(country)) return refusal(400, 'Invalid country code');
  const isKnown = reference !== null && customers.some((customer) => customer.client_reference_id === reference);
  if (isKnown) return refusal(400, 'Client Reference ID already exists');
  const customer = customers.add({
    full_name: String(full_name),
    email: String(email),
    phone: String(phone),
    country,
    client_reference_id: typeof reference === 'string' ? reference : null,
  });
  return success(shown(customer, true));
}

function generateLink(sent: Record<string, unknown>, data: unknown): SimulatedAnswer {
  return String(sent['redirect_url']).startsWith('https:') ? success(data) : refusal(400, 'redirect_url must be https');
}

function reset(customer: SimulatedCustomer): void {
  if (customer.status !== 'VERIFIED') throw new Refusal('KYC can be reset for verified customers only');
  Object.assign(customer, { status: 'UNVERIFIED', failure_reason: null, document_type: null, kyc: undefined });
}

async function mock(
  customer: SimulatedCustomer,
  wanted: string,
  settle: (customer: SimulatedCustomer, outcome: string) => Promise<unknown>,
): Promise<void> {
  const isSettled = customer.status === 'FAILED' || customer.status === 'VERIFIED';
  const isAllowed = customer.status === 'PROCESSING' ? MOCKABLE.includes(wanted) : isSettled && wanted === 'UNVERIFIED';
  if (!isAllowed) throw new Refusal('This transition is not allowed');
  await settle(customer, wanted);
}

function success(data: unknown): SimulatedAnswer {
  return { status: 200, body: { status: true, message: 'Success', data } };
}

function refusal(status: number, message: string): SimulatedAnswer {
  return { status, body: { status: false, message } };
}
