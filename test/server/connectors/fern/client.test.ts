import { CustomerStatusError } from 'customer-status-kit/model';
import { fernClient, type FernClientOptions } from 'customer-status-kit/server/connectors/fern';
import { afterEach, describe, expect, it } from 'vitest';
import { type FernSimulator, type FernSimulatorOptions, simulateFern } from '../../../providers/fern/fern-simulator.ts';
import { START } from '../../fixtures/desk.ts';

const open: FernSimulator[] = [];
afterEach(async () => {
  for (const fern of open.splice(0)) await fern.close();
});

async function connect(simulation: FernSimulatorOptions = {}, options: Partial<FernClientOptions> = {}) {
  const fern = await simulateFern({ clock: () => START, ...simulation });
  open.push(fern);
  fern.addCustomer({ id: 'cus_ada' });
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  const client = fernClient({
    connection: { baseUrl: fern.baseUrl, timeoutMs: 300, pause, random: () => 0 },
    apiKey: fern.apiKey,
    clock: () => START,
    ...options,
  });
  return { fern, client, pauses };
}

const { signal } = new AbortController();

async function failure(call: Promise<unknown>): Promise<CustomerStatusError> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof CustomerStatusError) return error;
  throw error;
}

describe('the client', () => {
  it('takes customers in, reads them and changes them, with its key', async () => {
    const { fern, client } = await connect();
    const made = await client.createCustomer(
      { customerType: 'INDIVIDUAL', email: 'a@example.com', firstName: 'A', lastName: 'B' },
      signal,
    );
    expect(made).toMatchObject({ customerStatus: 'CREATED', name: 'A B' });
    expect(await client.getCustomer('cus_ada', signal)).toMatchObject({ customerId: 'cus_ada' });
    const changed = await client.updateCustomer('cus_ada', { kycData: { nationality: 'US' } }, signal);
    expect(changed).toMatchObject({ customerStatus: 'CREATED' });
    expect(fern.requests.map(({ method, path, query }) => `${method} ${path} ${String(query)}`.trim())).toEqual([
      'POST /customers',
      'GET /customers/cus_ada includeVerification=true',
      'PATCH /customers/cus_ada',
    ]);
    expect(new Set(fern.requests.map(({ headers }) => headers.get('authorization')))).toEqual(new Set([`Bearer ${fern.apiKey}`]));
  });

  it('reaches the draft below its own root, and an id cannot leave its place', async () => {
    const { fern, client } = await connect({ generation: 'draft' }, { includeVerification: false });
    expect(await client.getCustomer('cus_ada', signal)).toMatchObject({ id: 'cus_ada', status: 'CREATED', type: 'INDIVIDUAL' });
    expect((await failure(client.getCustomer('../organisations?x=1', signal))).code).toBe('not_found');
    expect(fern.requests.map(({ path }) => path)).toEqual([
      '/api/v1/customers/cus_ada',
      '/api/v1/customers/..%2Forganisations%3Fx%3D1',
    ]);
  });

  it('asks for a token before each attempt where a key is a function', async () => {
    const tokens = ['expired', 'good'];
    const { client } = await connect({ apiKey: 'good' }, { apiKey: () => tokens.shift() ?? '' });
    expect((await failure(client.getCustomer('cus_ada', signal))).code).toBe('session_expired');
    expect(await client.getCustomer('cus_ada', signal)).toMatchObject({ customerId: 'cus_ada' });
  });

  it.each(['published', 'nested', 'flat'] as const)(
    'understands errors in the shape "%s", and repeats nothing of them',
    async (errors) => {
      const { fern, client } = await connect({ errors, readingKey: 'reads-only' });
      const told: CustomerStatusError[] = [];
      const codeOf = async (call: Promise<unknown>) => {
        const error = await failure(call);
        told.push(error);
        return error.code;
      };
      const stranger = (apiKey: string) => fernClient({ connection: { baseUrl: fern.baseUrl }, apiKey });
      expect(await codeOf(stranger('wrong-key').getCustomer('cus_ada', signal))).toBe('unauthenticated');
      expect(await codeOf(stranger('reads-only').updateCustomer('cus_ada', {}, signal))).toBe('unauthenticated');
      expect(await codeOf(client.getCustomer('cus_nobody', signal))).toBe('not_found');
      const invalid = client.updateCustomer('cus_ada', { kycData: { phoneNumber: 'canary-phone' } }, signal);
      expect(await codeOf(invalid)).toBe('validation_failed');
      expect(await codeOf(client.updateCustomer('cus_ada', { email: 'canary@example.com' }, signal))).toBe('validation_failed');
      const again = { customerType: 'INDIVIDUAL', email: 'cus_ada@example.com', firstName: 'canary' } as const;
      expect(await codeOf(client.createCustomer(again, signal))).toBe('duplicate');
      await fern.setStatus('cus_ada', 'UNDER_REVIEW');
      expect(await codeOf(client.updateCustomer('cus_ada', { kycData: {} }, signal))).toBe('state_conflict');
      expect(JSON.stringify(told.map((error) => [error.message, error]))).not.toMatch(/canary|cus_ada@|wrong-key/);
    },
  );

  it('names the places of a validation error', async () => {
    const { client } = await connect();
    const kycData = { phoneNumber: '1', address: { streetLine1: 'x' } };
    const error = await failure(client.updateCustomer('cus_ada', { kycData }, signal));
    expect(error.fieldErrors.map(({ path }) => path)).toEqual([
      'kycData.phoneNumber',
      'kycData.address.city',
      'kycData.address.countryCode',
    ]);
  });

  it.each([
    [422, { error: { code: 'INVALID_DOCUMENT_FORMAT', message: 'x' } }, 'file_type_unsupported'],
    [422, { error: { code: 'DOCUMENT_QUALITY_INSUFFICIENT', message: 'x' } }, 'file_unreadable'],
    [422, { error: { code: 'VERIFICATION_FAILED', message: 'x' } }, 'validation_failed'],
    [400, { error: 'PATCH_NOT_ALLOWED', message: 'x', statusCode: 400 }, 'state_conflict'],
    [400, { error: { code: 'SOMETHING_NEW' } }, 'validation_failed'],
    [409, 'a page of a gateway', 'state_conflict'],
    [400, undefined, 'validation_failed'],
    [400, { error: { code: 7 }, code: [] }, 'validation_failed'],
    [418, { code: '__proto__' }, 'protocol_error'],
  ])('takes %i with %j as it is meant', async (status, body, code) => {
    const { fern, client } = await connect();
    fern.fail({ status, body });
    expect((await failure(client.updateCustomer('cus_ada', {}, signal))).code).toBe(code);
  });
});

describe('the rate limit', () => {
  it('is waited for where it is short, and told where it is long', async () => {
    const { fern, client, pauses } = await connect();
    fern.fail({ status: 429, headers: { 'retry-after': '2' }, body: { error: { code: 'RATE_LIMIT_EXCEEDED' } } });
    expect(await client.getCustomer('cus_ada', signal)).toMatchObject({ customerId: 'cus_ada' });
    expect(pauses).toEqual([2_000]);
    const limited = await connect({ rateLimit: { limit: 1, windowMs: 60_000 } });
    await limited.client.getCustomer('cus_ada', signal);
    expect(await failure(limited.client.getCustomer('cus_ada', signal))).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 60_000,
    });
    expect(limited.pauses).toEqual([]);
  });

  it('is read from the body and from the end of the window where no header says it', async () => {
    const { fern, client } = await connect();
    fern.fail({ status: 429, body: { error: { code: 'RATE_LIMIT_EXCEEDED', retryAfter: 90 } } });
    expect((await failure(client.getCustomer('cus_ada', signal))).retryAfterMs).toBe(90_000);
    const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START / 1_000 + 45) };
    fern.fail({ status: 429, headers, body: { code: 'RATE_LIMIT_EXCEEDED', message: 'x' } });
    expect((await failure(client.getCustomer('cus_ada', signal))).retryAfterMs).toBe(45_000);
  });
});

describe('a line that breaks', () => {
  it('is tried again for reading, and never for writing', async () => {
    const { fern, client } = await connect();
    fern.fail('cut', { status: 503 });
    expect(await client.getCustomer('cus_ada', signal)).toMatchObject({ customerId: 'cus_ada' });
    fern.fail({ thenCut: true });
    expect((await failure(client.updateCustomer('cus_ada', { kycData: { nationality: 'US' } }, signal))).code).toBe('network');
    fern.fail({ status: 503 });
    expect((await failure(client.updateCustomer('cus_ada', { kycData: { nationality: 'US' } }, signal))).code).toBe(
      'unavailable',
    );
    expect(fern.updates).toHaveLength(1);
  });

  it('ends in time', async () => {
    const { fern, client } = await connect();
    fern.fail('hang');
    expect((await failure(client.updateCustomer('cus_ada', {}, signal))).code).toBe('timeout');
  });
});
