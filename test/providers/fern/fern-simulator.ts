import { type SimulatedAnswer, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';
import { assertGood, type Data, isData } from './fern-checks.ts';
import { deliver, type FernNotice, toNotice } from './fern-notices.ts';
import { type FernRecord, isComplete, mergeData, REQUIRED, type SimulatedIssue, toObject } from './fern-records.ts';
import { type FernErrorShape, Refused, toAnswer } from './fern-refusal.ts';

/** How the simulated Fern behaves, where its pages leave it open or disagree. */
export interface FernSimulatorOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  apiKey?: string;
  /** A key that may only read: 403 for the rest. */
  readingKey?: string;
  webhookSecret?: string;
  /** `draft`: objects `{id, status, type}`, addresses below `/api/v1`, the older webhooks. */
  generation?: 'published' | 'draft';
  errors?: FernErrorShape;
  /** What changing locked data is answered with: RESOURCE_CONFLICT or PATCH_NOT_ALLOWED. */
  lockedAs?: 409 | 400;
  /** What becomes of the answer to a request: sent to review again, kept without that, or refused because people handle it. */
  requests?: 'resubmitted' | 'kept' | 'refused';
  /** What verification begins with. */
  required?: Partial<Record<FernRecord['type'], readonly string[]>>;
  /** True for the files that the draft wants: 100 KB, 200 by 200 pixels. */
  strictFiles?: boolean;
  /** All of these must approve. */
  verifiers?: readonly string[];
  rateLimit?: { limit: number; windowMs: number };
  /** Where webhooks go; `isStale` sends the customer as it was before. */
  webhook?: { url: string; timestamps?: 'seconds' | 'milliseconds'; isStale?: boolean };
  pause?: (ms: number) => Promise<void>;
}

const LOCKED = ['UNDER_REVIEW', 'ACTIVE', 'REJECTED', 'DEACTIVATED'];

/** A Fern that runs here: real HTTP, keys, checks, errors and signed webhooks, written from its pages. */
export async function simulateFern(options: FernSimulatorOptions = {}) {
  const fern = new SimulatedFern(options);
  const server = await simulatedServer((request) => fern.answer(request), { port: options.port });
  return {
    ...server,
    /** The root that a connector is given. */
    baseUrl: `${server.origin}${fern.prefix}`,
    apiKey: fern.apiKey,
    webhookSecret: fern.webhookSecret,
    customers: fern.customers,
    /** How often a PATCH was carried out. */
    updates: fern.updates,
    /** Everything that was sent by webhook, taken or not. */
    notices: fern.notices,
    addCustomer: (customer: Partial<FernRecord> & { id: string }) => fern.add(customer),
    /** What Fern's people and machines do. Each resolves when the webhook about it was taken or given up. */
    requestInformation: (id: string, issues: SimulatedIssue[] = []) => fern.change(id, 'NEEDS_ADDITIONAL_INFORMATION', issues),
    approve: (id: string, verifier?: string) => fern.approve(id, verifier),
    setStatus: (id: string, status: string, issues: SimulatedIssue[] = []) => fern.change(id, status, issues),
    sendWebhooksTo: (url: string) => {
      options.webhook = { ...options.webhook, url };
    },
    /** Resolves when no webhook is under way. */
    settled: () => fern.settled(),
  };
}

/** What `simulateFern` resolves with. */
export type FernSimulator = Awaited<ReturnType<typeof simulateFern>>;

class SimulatedFern {
  readonly customers = new Map<string, FernRecord>();
  readonly notices: FernNotice[] = [];
  readonly updates: { id: string; body: Data }[] = [];
  readonly prefix: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  private readonly options: FernSimulatorOptions;
  private readonly underWay = new Set<Promise<unknown>>();
  private count = 0;
  private taken = { since: 0, requests: 0 };

  constructor(options: FernSimulatorOptions) {
    this.options = options;
    this.prefix = options.generation === 'draft' ? '/api/v1' : '';
    this.apiKey = options.apiKey ?? 'fern_key_canary_8c1f';
    this.webhookSecret = options.webhookSecret ?? 'fern_webhook_secret_canary_20ab';
  }

  async answer(request: SimulatedRequest): Promise<SimulatedAnswer> {
    const headers = this.rateHeaders();
    try {
      this.assertRate();
      const answer = await this.route(request);
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const answer = toAnswer(error.refusal, this.options.errors ?? 'published');
      return { ...answer, headers: { ...headers, ...answer.headers } };
    }
  }

  add(customer: Partial<FernRecord> & { id: string }): FernRecord {
    const record: FernRecord = {
      type: 'INDIVIDUAL',
      email: `${customer.id}@example.com`,
      name: 'Ada Example',
      status: 'CREATED',
      updatedAt: this.instant(),
      issues: [],
      data: {},
      approvals: new Set(),
      note: 'canary note for operators: matched on list 7',
      hasLink: true,
      ...customer,
    };
    this.customers.set(record.id, record);
    return record;
  }

  async approve(id: string, verifier?: string): Promise<void> {
    const record = this.known(id);
    const verifiers = this.options.verifiers ?? ['first'];
    for (const name of verifier === undefined ? verifiers : [verifier]) record.approvals.add(name);
    if (verifiers.every((name) => record.approvals.has(name))) await this.change(id, 'ACTIVE', []);
  }

  async change(id: string, status: string, issues: SimulatedIssue[]): Promise<void> {
    const record = this.known(id);
    const before = { ...record };
    const at = this.instant();
    Object.assign(record, { status, updatedAt: at, issues: issues.map((issue) => ({ timestamp: at, ...issue })) });
    if (status === 'NEEDS_ADDITIONAL_INFORMATION') record.approvals.clear();
    this.announce(record, before);
    await this.settled();
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async route(request: SimulatedRequest): Promise<SimulatedAnswer> {
    this.assertKey(request);
    const path = request.path.startsWith(`${this.prefix}/`) ? request.path.slice(this.prefix.length) : '';
    const [, root, id, ...rest] = path.split('/').map(decodeURIComponent);
    if (root !== 'customers') throw notFound();
    if (id === undefined && request.method === 'POST') return this.create(contentOf(request));
    const record = this.known(id ?? '');
    if (rest.join('/') === 'sandbox/status' && request.method === 'POST') return this.force(record, contentOf(request));
    if (rest.length > 0) throw notFound();
    if (request.method === 'GET')
      return { status: 200, body: this.object(record, request.query.get('includeVerification') === 'true') };
    if (request.method === 'PATCH') return this.update(record, contentOf(request));
    throw new Refused({ status: 405, code: 'METHOD_NOT_ALLOWED', message: 'no such method' });
  }

  private create(body: Data): SimulatedAnswer {
    const { customerType: type, email, firstName, lastName, businessName, ...data } = body;
    if (type !== 'INDIVIDUAL' && type !== 'BUSINESS') throw invalid('customerType');
    if (typeof email !== 'string' || !email.includes('@')) throw invalid('email');
    const name = type === 'BUSINESS' ? businessName : [firstName, lastName].filter(Boolean).join(' ');
    if (typeof name !== 'string' || name === '') throw invalid(type === 'BUSINESS' ? 'businessName' : 'firstName');
    if ([...this.customers.values()].some((other) => other.email === email))
      throw new Refused({ status: 409, code: 'DUPLICATE_RESOURCE', message: `Customer with email '${email}' already exists` });
    assertGood(data, this.fileRules());
    const record = this.add({ id: `cus_${(this.count += 1)}`, type, email, name, data });
    if (isComplete(record, this.required(record))) record.status = 'UNDER_REVIEW';
    return { status: 201, body: this.object(record, false) };
  }

  private update(record: FernRecord, body: Data): SimulatedAnswer {
    const isRequest = record.status === 'NEEDS_ADDITIONAL_INFORMATION';
    if (isRequest && this.options.requests === 'refused')
      throw new Refused({ status: 400, code: 'PATCH_NOT_ALLOWED', message: `Contact support: ${record.email} is with our team` });
    if (LOCKED.includes(record.status)) throw this.locked(record);
    assertGood(body, this.fileRules());
    this.updates.push({ id: record.id, body });
    record.data = mergeData(record.data, body);
    const isKept = isRequest && this.options.requests === 'kept';
    if (!isKept && (isRequest || isComplete(record, this.required(record)))) {
      const before = { ...record };
      Object.assign(record, { status: 'UNDER_REVIEW', updatedAt: this.instant() });
      this.announce(record, before);
    }
    return { status: 200, body: this.object(record, false) };
  }

  private force(record: FernRecord, { status }: Data): SimulatedAnswer {
    if (typeof status !== 'string') throw invalid('status');
    const before = { ...record };
    Object.assign(record, { status, updatedAt: this.instant(), issues: [] });
    this.announce(record, before);
    return { status: 200, body: this.object(record, false) };
  }

  private locked({ status, email }: FernRecord): Refused {
    if (this.options.lockedAs === 400)
      return new Refused({ status: 400, code: 'PATCH_NOT_ALLOWED', message: `Cannot update KYC data of ${email}` });
    return new Refused({ status: 409, code: 'RESOURCE_CONFLICT', message: `Customer ${email} is in ${status} state` });
  }

  private announce(record: FernRecord, before: FernRecord): void {
    const { webhook, generation = 'published', clock = Date.now, pause = async () => undefined } = this.options;
    const told = webhook?.isStale === true ? before : record;
    const eventId = `evt_${(this.count += 1)}`;
    const timestamps = webhook?.timestamps ?? 'seconds';
    const notice = toNotice(told, before.status, { secret: this.webhookSecret, generation, timestamps, now: clock(), eventId });
    this.notices.push(notice);
    if (webhook === undefined) return;
    const sending = deliver(webhook.url, notice, pause).finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  private object(record: FernRecord, withData: boolean): Data {
    return toObject(record, this.options.generation ?? 'published', withData);
  }

  private known(id: string): FernRecord {
    const record = this.customers.get(id);
    if (record === undefined) throw notFound();
    return record;
  }

  private required({ type }: FernRecord): readonly string[] {
    return this.options.required?.[type] ?? REQUIRED[type];
  }

  private fileRules() {
    return this.options.strictFiles === true ? { minBytes: 100_000, minPixels: 200 } : {};
  }

  private instant(): string {
    return new Date((this.options.clock ?? Date.now)()).toISOString();
  }

  private assertKey({ headers, method }: SimulatedRequest): void {
    const key = headers.get('authorization');
    if (key === `Bearer ${this.apiKey}`) return;
    if (key === 'Bearer expired') throw new Refused({ status: 401, code: 'TOKEN_EXPIRED', message: 'JWT token has expired' });
    const isReader = this.options.readingKey !== undefined && key === `Bearer ${this.options.readingKey}`;
    if (isReader && method === 'GET') return;
    if (isReader)
      throw new Refused({ status: 403, code: 'INSUFFICIENT_PERMISSIONS', message: 'This operation requires WRITE scope' });
    throw new Refused({ status: 401, code: 'AUTHENTICATION_FAILED', message: `Invalid API key provided: ${key ?? ''}` });
  }

  /** Counts the request, and says so in every answer. */
  private rateHeaders(): Record<string, string> {
    const { rateLimit, clock = Date.now } = this.options;
    if (rateLimit === undefined) return {};
    if (clock() - this.taken.since >= rateLimit.windowMs) this.taken = { since: clock(), requests: 0 };
    this.taken.requests += 1;
    return {
      'x-ratelimit-limit': String(rateLimit.limit),
      'x-ratelimit-remaining': String(Math.max(0, rateLimit.limit - this.taken.requests)),
      'x-ratelimit-reset': String(Math.ceil((this.taken.since + rateLimit.windowMs) / 1_000)),
    };
  }

  private assertRate(): void {
    const { rateLimit, clock = Date.now } = this.options;
    if (rateLimit === undefined || this.taken.requests <= rateLimit.limit) return;
    const retryAfter = Math.ceil((this.taken.since + rateLimit.windowMs - clock()) / 1_000);
    throw new Refused({ status: 429, code: 'RATE_LIMIT_EXCEEDED', message: 'Too many requests', retryAfter });
  }
}

function contentOf({ body }: SimulatedRequest): Data {
  try {
    const content: unknown = JSON.parse(body);
    if (isData(content)) return content;
  } catch {
    // Falls through to the refusal.
  }
  throw new Refused({ status: 400, code: 'BAD_REQUEST', message: 'Malformed JSON' });
}

function notFound(): Refused {
  return new Refused({ status: 404, code: 'RESOURCE_NOT_FOUND', message: 'Customer not found' });
}

function invalid(name: string): Refused {
  const issues = [{ path: [name], message: 'must have required property' }];
  return new Refused({ status: 400, code: 'VALIDATION_ERROR', message: `body/${name} is invalid`, issues });
}
