import { constants, createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';
import {
  httpMessageSignature,
  type HttpMessageSignatureOptions,
  type HttpSignatureAlgorithm,
} from 'customer-status-kit/server/webhooks';
import { describe, expect, it } from 'vitest';

const URL = 'https://host.example/hooks?from=provider';
const NOW = Date.parse('2026-03-02T09:00:00Z');
const BODY = '{"hello": "world"}';

const PAIRS: Readonly<Record<HttpSignatureAlgorithm, { publicKey: KeyObject; privateKey: KeyObject }>> = {
  'ecdsa-p256-sha256': generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'ecdsa-p384-sha384': generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  ed25519: generateKeyPairSync('ed25519'),
  'rsa-pss-sha512': generateKeyPairSync('rsa', { modulusLength: 2_048 }),
  'rsa-v1_5-sha256': generateKeyPairSync('rsa', { modulusLength: 2_048 }),
};

function keyOf(alg: HttpSignatureAlgorithm, keyId?: string) {
  return { alg, publicKey: PAIRS[alg].publicKey.export({ type: 'spki', format: 'pem' }).toString(), keyId };
}

/** The library salts as long as it can, and the RFC says 64 bytes. */
const PSS = {
  id: 'key-1',
  alg: 'rsa-pss-sha512',
  sign: async (data: Buffer) =>
    sign('sha512', data, { key: PAIRS['rsa-pss-sha512'].privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 }),
};

interface Signing {
  alg?: HttpSignatureAlgorithm;
  fields?: string[];
  params?: string[];
  createdMs?: number;
  headers?: Record<string, string>;
}

/** A request signed by somebody else's library. */
async function signed({
  alg = 'ecdsa-p384-sha384',
  fields = ['@method', '@target-uri', 'content-digest'],
  params,
  createdMs = NOW,
  headers = {},
}: Signing = {}) {
  const digest = createHash('sha512').update(BODY).digest('base64');
  const config = {
    key: alg === 'rsa-pss-sha512' ? PSS : createSigner(PAIRS[alg].privateKey, alg, 'key-1'),
    fields,
    paramValues: { created: new Date(createdMs), expires: new Date(createdMs + 300_000) },
    ...(params === undefined ? {} : { params }),
  };
  const message = {
    method: 'POST',
    url: URL,
    headers: { 'content-digest': `sha-512=:${digest}:`, 'content-type': 'application/json', ...headers },
  };
  return new Headers((await httpbis.signMessage(config, message)).headers);
}

function check(headers: Headers, options: Partial<HttpMessageSignatureOptions> = {}, body = BODY, now = NOW) {
  const verify = httpMessageSignature({ keys: [keyOf('ecdsa-p384-sha384')], url: URL, ...options });
  return verify({ headers, rawBody: new TextEncoder().encode(body), now });
}

const REFUSED = { code: 'unauthenticated' };

describe('a message with a signature of RFC 9421', () => {
  it.each(['ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'ed25519', 'rsa-pss-sha512', 'rsa-v1_5-sha256'] as const)(
    'is taken with %s',
    async (alg) => {
      const verified = await check(await signed({ alg }), { keys: [keyOf(alg, 'key-1')] });
      expect(verified).toEqual({ id: createHash('sha256').update(BODY).digest('hex'), signedAt: NOW, text: BODY });
    },
  );

  it('is taken with any part of the address covered', async () => {
    const fields = [
      '@method',
      '@authority',
      '@scheme',
      '@path',
      '@query',
      '@request-target',
      '@target-uri',
      'content-type',
      'content-digest',
    ];
    await expect(check(await signed({ fields }))).resolves.toMatchObject({ text: BODY });
  });

  it('is the published example of the RFC, B.2.3', async () => {
    const publicKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----`;
    const headers = new Headers({
      date: 'Tue, 20 Apr 2021 02:07:55 GMT',
      'content-type': 'application/json',
      'content-digest': 'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
      'content-length': '18',
      'signature-input':
        'sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss"',
      signature:
        'sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:',
    });
    const options = { keys: [{ alg: 'rsa-pss-sha512' as const, publicKey }], url: 'https://example.com/foo?param=Value&Pet=dog' };
    await expect(check(headers, options, BODY, 1_618_884_473_000)).resolves.toMatchObject({ text: BODY });
  });

  it('is taken where one of two keys, or one of two signatures, is good', async () => {
    await expect(check(await signed(), { keys: [keyOf('ed25519'), keyOf('ecdsa-p384-sha384')] })).resolves.toBeDefined();
    const [good, other] = [await signed(), await signed({ alg: 'ed25519' })];
    const both = new Headers(good);
    both.set('signature', `${other.get('signature')?.replace('sig=', 'other=')}, ${good.get('signature')}`);
    both.set('signature-input', `${other.get('signature-input')?.replace('sig=', 'other=')}, ${good.get('signature-input')}`);
    await expect(check(both)).resolves.toBeDefined();
  });

  it.each([
    ['that does not cover the digest', { fields: ['@method', '@target-uri'] }],
    ['without a time', { params: ['keyid', 'alg'] }],
    ['that is old', { createdMs: NOW - 300_001 }],
    ['that is of the future', { createdMs: NOW + 301_000 }],
    ['of another key', { alg: 'ed25519' as const }],
    ['over a component with parameters', { fields: ['content-digest', 'content-type;sf'], headers: { 'content-type': 'a=1' } }],
  ])('is refused %s', async (_what, signing) => {
    await expect(check(await signed(signing))).rejects.toMatchObject(REFUSED);
  });

  it('is refused where what must be covered is not, or cannot be known', async () => {
    await expect(check(await signed(), { requiredComponents: ['content-type'] })).rejects.toMatchObject(REFUSED);
    await expect(check(await signed(), { url: undefined })).rejects.toMatchObject(REFUSED);
    await expect(check(await signed(), { url: 'https://host.example/other' })).rejects.toMatchObject(REFUSED);
    await expect(check(await signed(), { keys: [keyOf('ecdsa-p384-sha384', 'key-2')] })).rejects.toMatchObject(REFUSED);
  });

  it('is refused with another body, also where the digest is of an unknown kind', async () => {
    await expect(check(await signed(), {}, '{"hello": "World"}')).rejects.toMatchObject(REFUSED);
    await expect(check(await signed({ headers: { 'content-digest': 'md5=:AAAA:' } }))).rejects.toMatchObject(REFUSED);
    const both = await signed({
      headers: { 'content-digest': `sha-256=:AAAA:, sha-512=:${createHash('sha512').update(BODY).digest('base64')}:` },
    });
    await expect(check(both)).rejects.toMatchObject(REFUSED);
  });

  it.each([
    ['signature', null],
    ['signature-input', null],
    ['content-digest', null],
    ['signature', 'sig=AAAA'],
    ['signature', 'other=:AAAA:'],
    ['signature-input', 'sig=()'],
    ['signature-input', 'sig=("content-digest");created=1;created=2'],
    ['signature-input', 'sig=("content-digest" "content-digest");created=1'],
    ['signature-input', 'x'.repeat(9_000)],
    ['signature-input', '"'],
    ['signature-input', ','],
  ])('is refused where the header "%s" is %s', async (name, value) => {
    const headers = await signed();
    if (value === null) headers.delete(name);
    else headers.set(name, value);
    await expect(check(headers)).rejects.toMatchObject(REFUSED);
  });

  it('is read in no time, however long its headers are', async () => {
    const headers = await signed();
    for (const long of [
      'sig=("a" '.padEnd(7_900, ' '),
      `sig=(${'"a" '.repeat(1_900)}`,
      `sig=("a")${';a=1'.repeat(1_900)}x`,
      '"a'.repeat(3_900),
    ]) {
      headers.set('signature-input', long);
      const before = performance.now();
      await expect(check(headers)).rejects.toMatchObject(REFUSED);
      expect(performance.now() - before).toBeLessThan(500);
    }
  });

  it('needs a key that is one', () => {
    expect(() => httpMessageSignature({ keys: [] })).toThrow(/needs a key/);
    expect(() => httpMessageSignature({ keys: [{ alg: 'ed25519', publicKey: 'x' }] })).toThrow(/PEM/);
  });
});
