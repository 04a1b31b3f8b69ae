import { generateKeyPairSync } from 'node:crypto';
import { offblocksClient, type OffblocksClientOptions } from 'customer-status-kit/server/connectors/offblocks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type OffblocksSimulatorOptions, simulateOffblocks } from '../../../providers/offblocks/offblocks-simulator.ts';
import { START } from '../../fixtures/desk.ts';
import { CHAIN_ID, reaching, WALLET } from './offblocks-desk.ts';

async function open(options: Partial<OffblocksClientOptions> = {}, simulator: OffblocksSimulatorOptions = {}) {
  let now = START;
  const clock = () => now;
  const offblocks = await simulateOffblocks({ clock, ...simulator });
  onTestFinished(() => offblocks.close());
  const client = offblocksClient({ ...reaching(offblocks), clock, ...options });
  const call = (idempotencyKey = 'key-1') => ({ signal: new AbortController().signal, idempotencyKey });
  const create = () => client.createCustomer({ chainId: CHAIN_ID, externalId: 'ada' }, call());
  const sent = (path: string) => offblocks.requests.filter((request) => request.path === `/v1${path}`);
  return { offblocks, client, call, create, sent, passTime: (ms: number) => void (now += ms) };
}

const newKey = (curve: string, type: 'sec1' | 'pkcs8') =>
  generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({ type, format: 'pem' }).toString();

describe('a request to OffBlocks', () => {
  it('is signed over what it says, with a digest of its body and a UUID for its intent, and is taken', async () => {
    const { create, sent } = await open();
    expect(await create()).toMatchObject({ status: 'initiating', externalId: 'ada', chainId: CHAIN_ID });
    const { headers } = sent('/customers')[0]!;
    expect(headers.get('signature-input')).toMatch(
      /^sig=\("@method" "@target-uri" "authorization" "content-digest" "idempotency-key"\);keyid="key-1";alg="ecdsa-p384-sha384";created=\d+;expires=\d+$/,
    );
    expect(headers.get('content-digest')).toMatch(/^sha-256=:[\w+/]+=:$/);
    expect(headers.get('idempotency-key')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('covers what the host says it covers', async () => {
    const { create, sent } = await open({ signedComponents: ['@method', '@target-uri', 'authorization', 'content-digest'] });
    await create();
    expect(sent('/customers')[0]?.headers.get('signature-input')).not.toContain('idempotency-key');
  });

  it('is refused with another key, with a clock that is wrong, and without a part that must be covered', async () => {
    const other = await open({ signingKey: newKey('secp384r1', 'sec1') });
    await expect(other.create()).rejects.toMatchObject({ code: 'validation_failed' });
    const late = await open({ clock: () => START - 600_000 });
    await expect(late.create()).rejects.toMatchObject({ code: 'validation_failed' });
    const partial = await open({ signedComponents: ['@method'] });
    await expect(partial.create()).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('takes the key as OpenSSL writes it, as PKCS #8, and as a key of Web Crypto', async () => {
    const { offblocks, client, call } = await open();
    const { createPrivateKey } = await import('node:crypto');
    const signingKey = createPrivateKey(offblocks.signingKey).export({ type: 'pkcs8', format: 'pem' }).toString();
    const other = offblocksClient({ ...reaching(offblocks), signingKey, clock: () => START });
    await other.createCustomer({ chainId: CHAIN_ID, externalId: 'ada' }, call());
    const bytes = Buffer.from(signingKey.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    const held = await crypto.subtle.importKey('pkcs8', bytes, { name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign']);
    const third = offblocksClient({ ...reaching(offblocks), signingKey: held, clock: () => START });
    const [customer] = offblocks.customers.keys();
    expect((await third.getCustomer(customer!, call())).id).toBe((await client.getCustomer(customer!, call())).id);
  });

  it.each([
    ['of another curve', newKey('prime256v1', 'sec1')],
    ['that is public', '-----BEGIN PUBLIC KEY-----\nMHYw\n-----END PUBLIC KEY-----'],
    ['that is none', 'secret-key-text'],
  ])('is not sent with a key %s, and the error holds nothing of it', async (_what, signingKey) => {
    const { create, sent } = await open({ signingKey });
    const error = await create().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'validation_failed' });
    expect(String(error)).not.toContain(signingKey.slice(30, 60) || signingKey);
    expect(sent('/customers')).toEqual([]);
  });

  it('is sent in the clear to nobody', () => {
    const options = { credentials: { apiKey: 'a', apiSecret: 'b' }, signingKey: 'k', signingKeyId: 'k' };
    expect(() => offblocksClient({ ...options, connection: { baseUrl: 'http://api.offblocks.example/v1' } })).toThrow(/https/);
  });
});

describe('the token of OffBlocks', () => {
  it('is asked for once by all who wait, and again when it has run out', async () => {
    const { create, client, call, sent, passTime } = await open({}, { tokenSeconds: 100 });
    const { id } = await create();
    await Promise.all([1, 2, 3].map(() => client.getCustomer(id, call())));
    expect(sent('/auth/token').length).toBe(1);
    passTime(71_000);
    await client.getCustomer(id, call());
    expect(sent('/auth/token').length).toBe(2);
  });

  it('that is refused before its time is let go of, and the request is tried once more', async () => {
    const { create, client, call, offblocks, sent } = await open();
    const { id } = await create();
    offblocks.revokeTokens();
    expect((await client.getCustomer(id, call())).id).toBe(id);
    expect(sent('/auth/token').length).toBe(2);
  });

  it('that is not given ends the request, and is asked for again by the next one', async () => {
    const { offblocks, create, sent } = await open({}, {});
    offblocks.fail({ status: 400 });
    await expect(create()).rejects.toMatchObject({ code: 'validation_failed' });
    expect((await create()).status).toBe('initiating');
    expect(sent('/auth/token').length).toBe(2);
  });

  it('is not given to a stranger, who learns no secret from the error', async () => {
    const { create } = await open({ credentials: { apiKey: 'the-api-key', apiSecret: 'the-api-secret' } });
    const error = await create().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unauthenticated' });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/the-api|offblocks-internal/);
  });
});

describe('a write to OffBlocks', () => {
  it('is done once where the line breaks after the work was done', async () => {
    const { offblocks, client, call, create, sent } = await open();
    await expect(client.getCustomer('nobody', call())).rejects.toMatchObject({ code: 'not_found' });
    offblocks.fail({ thenCut: true });
    await create();
    expect(sent('/customers').length).toBe(2);
    expect(offblocks.customers.size).toBe(1);
    const keys = sent('/customers').map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(1);
  });

  it('with the same key for another intent gets a UUID of its own', async () => {
    const { offblocks, client, call, create } = await open();
    const { id } = await create();
    offblocks.customers.get(id)!.status = 'active';
    await client.deactivate(id, call('same'));
    await client.activate(id, call('same'));
    expect(offblocks.customers.get(id)?.status).toBe('active');
  });

  it('whose key is still being worked on is asked about again', async () => {
    const { offblocks, client, call, create, sent } = await open();
    const { id } = await create();
    offblocks.customers.get(id)!.status = 'inactive';
    offblocks.fail({ status: 409 });
    await client.activate(id, call());
    expect([offblocks.customers.get(id)?.status, sent(`/customers/${id}/activate`).length]).toEqual(['active', 2]);
  });

  it('waits for the time that OffBlocks names, and is tried again', async () => {
    const pauses: number[] = [];
    const { offblocks } = await open();
    const { connection, ...rest } = reaching(offblocks);
    const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
    const client = offblocksClient({ ...rest, clock: () => START, connection: { ...connection, pause } });
    offblocks.fail({ status: 429, headers: { 'retry-after': '2' } });
    await client.createCustomer({ chainId: CHAIN_ID, externalId: 'ada' }, { signal: new AbortController().signal });
    expect(pauses).toEqual([2_000]);
  });

  it.each([
    [400, 'validation_failed'],
    [404, 'not_found'],
    [422, 'idempotency_mismatch'],
    [500, 'unavailable'],
  ])('that is answered with %s is "%s", and holds nothing of the answer', async (status, code) => {
    const { offblocks, client, call, create } = await open();
    const { id } = await create();
    offblocks.fail(...[1, 2, 3].map(() => ({ status, body: { message: 'offblocks-internal: secret' } })));
    const error = await client.activate(id, call()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + String(error)).not.toContain('offblocks-internal');
  });

  it('for a customer who is there already is a duplicate', async () => {
    const { client, call, create } = await open();
    await create();
    await expect(client.createCustomer({ chainId: CHAIN_ID, externalId: 'ada' }, call('key-2'))).rejects.toMatchObject({
      code: 'duplicate',
    });
  });
});

describe('a challenge', () => {
  it('is the same for an hour, and another one then', async () => {
    const { client, call, create, passTime } = await open({}, { tokenSeconds: 100_000 });
    const { id } = await create();
    const first = await client.getChallenge(id, call());
    passTime(3_599_000);
    expect(await client.getChallenge(id, call())).toBe(first);
    passTime(1_000);
    expect(await client.getChallenge(id, call())).not.toBe(first);
  });

  it('is signed by the wallet of the customer, in the body and at the address that the host names', async () => {
    const { client, call, create, offblocks } = await open(
      { toSignedChallenge: ({ chainId, ...rest }) => ({ signer: chainId, ...rest }) },
      { wallets: 'sandbox' },
    );
    const { id } = await create();
    const challenge = await client.getChallenge(id, call());
    const signature = Buffer.from(WALLET.sign(atob(challenge)).slice(2), 'hex').toString('base64');
    await client.signChallenge(id, { chainId: CHAIN_ID, challenge, signature }, call());
    expect(JSON.parse(offblocks.requests.at(-1)?.body ?? '')).toEqual({ signer: CHAIN_ID, challenge, signature });
  });
});
