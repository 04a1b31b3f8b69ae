import { type SimulatedAnswer, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';
import { type AnchorBody, type AnchorFile, bodyOf } from './anchor-body.ts';
import { type AnchorField, assertFile, assertValue, USUAL_FIELDS } from './anchor-fields.ts';
import { type AnchorRecord, customerAnswer, type FieldStatus } from './anchor-records.ts';
import { Refused } from './anchor-refusal.ts';
import { type AnchorSubject, anchorTokens } from './anchor-tokens.ts';

/** How the simulated anchor behaves, where the standard leaves it open or anchors differ. */
export interface AnchorOptions {
  port?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** What is asked for each type; the type `''` is asked without a name. */
  types?: Record<string, Record<string, AnchorField>>;
  /** The optional endpoint for files is there. */
  hasFiles?: boolean;
  /** What a token that is over is answered with. */
  refusesWith?: 401 | 403;
  /** What is answered about a customer whom nobody has written yet. */
  strangers?: 'fields' | 404;
  maxFileBytes?: number;
  /** Fields that a code has to confirm. */
  verified?: readonly string[];
  /** False for an anchor that does not tell what it was given. */
  tellsProvided?: boolean;
  /** Languages besides English. */
  languages?: readonly string[];
}

/** The code that every simulated customer is sent. */
export const ANCHOR_CODE = '123456';

/** What the standard of SEP-10 and SEP-12 wants for browsers. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-expose-headers': 'retry-after',
};

/** An anchor that runs here: real HTTP, tokens, checks, files and codes, written from SEP-12 v1.15. */
export async function simulateAnchor(options: AnchorOptions = {}) {
  const anchor = new SimulatedAnchor(options);
  const server = await simulatedServer((request) => anchor.answer(request), { port: options.port });
  return { ...server, kycServer: server.origin, anchor };
}

/** What `simulateAnchor` resolves with. */
export type AnchorSimulator = Awaited<ReturnType<typeof simulateAnchor>>;

class SimulatedAnchor {
  readonly records = new Map<string, AnchorRecord>();
  readonly files = new Map<string, AnchorFile>();
  readonly tokens: ReturnType<typeof anchorTokens>;
  /** How often data were stored. */
  writes = 0;
  private readonly options: AnchorOptions;
  private count = 0;

  constructor(options: AnchorOptions) {
    this.options = options;
    this.tokens = anchorTokens(options.clock ?? Date.now, 'anchor-signing-secret-canary');
  }

  async answer(request: SimulatedRequest): Promise<SimulatedAnswer> {
    if (request.method === 'OPTIONS') return { status: 204, headers: CORS };
    const lang = this.languageOf(request);
    const headers = { ...CORS, 'content-language': lang };
    try {
      const { status, body } = await this.route(request, lang);
      return { status, headers, body };
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, headers, body: { error: error.message } };
      throw error;
    }
  }

  /** What the anchor's staff do to a customer. */
  recordOf(account: string, memo?: string): AnchorRecord {
    return this.records.get(keyOf({ account, memo })) ?? this.create({ account, memo });
  }

  ask(record: AnchorRecord, fields: Record<string, AnchorField>): void {
    Object.assign(record.extra, fields);
    for (const name of Object.keys(fields)) record.values.delete(name);
    record.decisions.clear();
  }

  judge(record: AnchorRecord, name: string, status: FieldStatus | (string & {}), error?: string): void {
    record.statuses.set(name, { status, ...(error === undefined ? {} : { error }) });
    record.decisions.clear();
  }

  decide(record: AnchorRecord, status: string, message?: string, type = '*'): void {
    if (status === 'ACCEPTED') for (const name of record.values.keys()) record.statuses.set(name, { status });
    record.decisions.set(type, { status, ...(message === undefined ? {} : { message }) });
  }

  /** The answer as it would be sent, also for the host's own server. */
  look(subject: { account: string; memo?: string | undefined }, type = '', lang = 'en'): Record<string, unknown> {
    const { tellsProvided = true } = this.options;
    const record = this.records.get(keyOf({ account: subject.account, memo: subject.memo }));
    return customerAnswer(record, { type, asked: this.askedFor(type), lang, tellsProvided });
  }

  private async route(request: SimulatedRequest, lang: string): Promise<Pick<SimulatedAnswer, 'status' | 'body'>> {
    const subject = this.tokens.read(request.headers.get('authorization'));
    if (subject === undefined) throw new Refused(this.options.refusesWith ?? 401, 'the token is not valid');
    const { method, path } = request;
    if (method === 'GET' && path === '/customer') return this.read(subject, request, lang);
    if (method === 'PUT' && path === '/customer') return this.write(subject, await bodyOf(request));
    if (method === 'PUT' && path === '/customer/verification') return this.verify(subject, await bodyOf(request), lang);
    if (path === '/customer/files' && this.options.hasFiles !== false) {
      if (method === 'POST') return this.storeFile(await bodyOf(request));
    }
    const account = /^\/customer\/([^/]+)$/.exec(path)?.[1];
    if (method === 'DELETE' && account !== undefined)
      return this.erase(subject, decodeURIComponent(account), await bodyOf(request));
    throw new Refused(404, 'there is nothing here');
  }

  private read(subject: AnchorSubject, { query }: SimulatedRequest, lang: string) {
    const record = this.named(subject, (name) => query.get(name) ?? undefined);
    const type = query.get('type') ?? '';
    if (record === undefined && this.options.strangers === 404) throw new Refused(404, 'customer not found');
    this.askedFor(type);
    const { account, memo } = record ?? { ...subject, memo: subject.memo ?? query.get('memo') ?? undefined };
    return { status: 200, body: this.look({ account, memo }, type, lang) };
  }

  /** Everything is checked before anything is stored. */
  private write(subject: AnchorSubject, body: AnchorBody) {
    const known = this.named(subject, (name) => textOf(body.get(name)));
    const type = textOf(body.get('type')) ?? '';
    const asked = { ...this.askedFor(type), ...known?.extra };
    const values = [...body].flatMap(([name, value]) => this.checked(name, value, asked));
    const codes = [...body].filter(([name]) => name.endsWith('_verification'));
    if (codes.some(([, code]) => code !== ANCHOR_CODE)) throw new Refused(400, 'The provided confirmation code was invalid.');
    const record = known ?? this.create({ account: subject.account, memo: subject.memo ?? textOf(body.get('memo')) });
    for (const [name, value] of values) this.store(record, name, value);
    for (const [name] of codes) record.statuses.set(name.slice(0, -'_verification'.length), { status: 'ACCEPTED' });
    this.writes += 1;
    return { status: 202, body: { id: record.id } };
  }

  private verify(subject: AnchorSubject, body: AnchorBody, lang: string) {
    const record = this.named(subject, (name) => textOf(body.get(name)));
    if (record === undefined) throw new Refused(404, 'customer not found');
    this.write(subject, body);
    return { status: 200, body: this.look(record, '', lang) };
  }

  private store(record: AnchorRecord, name: string, value: string | AnchorFile): void {
    const before = record.values.get(name);
    record.values.set(name, value);
    if (before === value && record.statuses.get(name)?.status !== 'REJECTED') return;
    record.statuses.set(name, { status: this.options.verified?.includes(name) ? 'VERIFICATION_REQUIRED' : 'PROCESSING' });
  }

  private checked(name: string, value: string | AnchorFile, asked: Record<string, AnchorField>): [string, string | AnchorFile][] {
    const owner = name.endsWith('_file_id') ? name.slice(0, -'_file_id'.length) : name;
    const field = asked[owner];
    if (field === undefined) return [];
    const given = owner === name ? value : this.files.get(textOf(value) ?? '');
    if (given === undefined) throw new Refused(400, `'${name}' names no file`);
    if (typeof given === 'string') assertValue(name, field, given);
    else assertFile(owner, given, this.options.maxFileBytes ?? 10_000_000);
    return [[owner, given]];
  }

  private storeFile(body: AnchorBody) {
    const file = body.get('file');
    if (file === undefined || typeof file === 'string') throw new Refused(400, "'file' is missing");
    assertFile('file', file, this.options.maxFileBytes ?? 10_000_000);
    const id = `file_${(this.count += 1)}`;
    this.files.set(id, file);
    const expires = new Date((this.options.clock ?? Date.now)() + 3_600_000).toISOString();
    return {
      status: 200,
      body: { file_id: id, content_type: file.type, size: file.bytes.byteLength, expires_at: expires, customer_id: null },
    };
  }

  private erase(subject: AnchorSubject, account: string, body: AnchorBody) {
    if (account !== subject.account) throw new Refused(401, 'the token is of another account');
    const key = keyOf({ account, memo: subject.memo ?? textOf(body.get('memo')) });
    if (!this.records.delete(key)) throw new Refused(404, 'no information on the customer');
    return { status: 200, body: undefined };
  }

  /** The customer that a request is about. What it says of itself has to fit the token. */
  private named(subject: AnchorSubject, member: (name: string) => string | undefined): AnchorRecord | undefined {
    const [id, account, memo] = [member('id'), member('account'), member('memo')];
    if (account !== undefined && account !== subject.account) throw new Refused(400, 'the account does not match the token');
    if (memo !== undefined && subject.memo !== undefined && memo !== subject.memo)
      throw new Refused(400, 'the memo does not match the token');
    if (id === undefined) return this.records.get(keyOf({ account: subject.account, memo: subject.memo ?? memo }));
    const record = [...this.records.values()].find((candidate) => candidate.id === id);
    if (record?.account !== subject.account) throw new Refused(404, `customer not found for id: ${id}`);
    return record;
  }

  private create({ account, memo }: AnchorSubject): AnchorRecord {
    const id = `d1ce2f48-3ff1-495d-9240-${String((this.count += 1)).padStart(12, '0')}`;
    const record = { id, account, memo, values: new Map(), statuses: new Map(), extra: {}, decisions: new Map() };
    this.records.set(keyOf({ account, memo }), record);
    return record;
  }

  private askedFor(type: string): Record<string, AnchorField> {
    const asked = this.options.types?.[type] ?? (type === '' ? USUAL_FIELDS : undefined);
    if (asked === undefined) throw new Refused(400, "unrecognized 'type' value. see valid values in the /info response");
    return asked;
  }

  private languageOf({ query }: SimulatedRequest): string {
    const lang = query.get('lang') ?? 'en';
    return this.options.languages?.includes(lang) ? lang : 'en';
  }
}

function keyOf({ account, memo }: AnchorSubject): string {
  return `${account}:${memo ?? ''}`;
}

function textOf(value: string | AnchorFile | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
