import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  airwallexWebhook,
  bridgeWebhook,
  columnWebhook,
  dollarPeWebhook,
  fernDraftWebhook,
  fernWebhook,
  moovWebhook,
  personaWebhook,
  plaidWebhook,
  sep12Webhook,
  signRequest,
  standardWebhook,
  stripeWebhook,
  sumsubWebhook,
  veriffWebhook,
  verifySignedRequest,
  type WebhookScheme,
} from 'customer-status-kit/server/webhooks';
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, vi } from 'vitest';

const NOW = 1_700_000_000_000;
const SECONDS = String(NOW / 1_000);
const SECRET = 'test_secret_of_a_provider';
const OLD_SECRET = 'the_secret_before_this_one';
const STANDARD = `whsec_${btoa('a secret of two dozen and more bytes')}`;
const BODY = '{"id":"evt_1","type":"customer.updated"}';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const hmac = (text: string, secret = SECRET, hash = 'sha256') => createHmac(hash, secret).update(text);
const base64url = (value: string | Buffer) => Buffer.from(value).toString('base64url');

/** An account of Stellar, as SEP-23 writes it. */
function stellarAccount(key: KeyObject): string {
  const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32);
  const payload = Buffer.concat([Buffer.from([6 << 3]), raw]);
  let crc = 0;
  for (const byte of payload) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  const bits = [...payload, crc & 0xff, crc >> 8].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]).join('');
}

interface Case {
  scheme: WebhookScheme;
  /** The headers of a provider at this time, in milliseconds. */
  headers: (at: number, body: string) => Record<string, string>;
  /** Which header holds the signature. */
  signature: string;
  toleranceMs: number;
  /** The scheme signs a time. */
  isTimed?: false;
  /** The scheme signs no body. */
  isBodyless?: true;
}

const seconds = (at: number) => String(Math.floor(at / 1_000));

const digestThen = (signed: string) => createHash('sha256').update(signed).digest();

const CASES: Record<string, Case> = {
  'Standard Webhooks': {
    scheme: standardWebhook({ secrets: STANDARD }),
    headers: (at, body) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': seconds(at),
      'webhook-signature': new Webhook(STANDARD).sign('msg_1', new Date(at), body),
    }),
    signature: 'webhook-signature',
    toleranceMs: 300_000,
  },
  Stripe: {
    scheme: stripeWebhook({ secrets: SECRET }),
    headers: (at, body) => ({ 'stripe-signature': `t=${seconds(at)},v1=${hmac(`${seconds(at)}.${body}`).digest('hex')}` }),
    signature: 'stripe-signature',
    toleranceMs: 300_000,
  },
  Persona: {
    scheme: personaWebhook({ secrets: SECRET }),
    headers: (at, body) => ({ 'persona-signature': `t=${seconds(at)},v1=${hmac(`${seconds(at)}.${body}`).digest('hex')}` }),
    signature: 'persona-signature',
    toleranceMs: 300_000,
  },
  Fern: {
    scheme: fernWebhook({ secrets: SECRET }),
    headers: (at, body) => ({ 'x-api-timestamp': seconds(at), 'x-api-signature': hmac(`${seconds(at)}.${body}`).digest('hex') }),
    signature: 'x-api-signature',
    toleranceMs: 60_000,
  },
  'Fern in milliseconds': {
    scheme: fernWebhook({ secrets: SECRET }),
    headers: (at, body) => ({ 'x-api-timestamp': String(at), 'x-api-signature': hmac(`${at}.${body}`).digest('hex') }),
    signature: 'x-api-signature',
    toleranceMs: 60_000,
  },
  'Fern, draft': {
    scheme: fernDraftWebhook({ secrets: SECRET }),
    headers: (at, body) => ({
      'x-webhook-timestamp': seconds(at),
      'x-webhook-signature': hmac(`${seconds(at)}.${body}`).digest('hex'),
    }),
    signature: 'x-webhook-signature',
    toleranceMs: 300_000,
  },
  Airwallex: {
    scheme: airwallexWebhook({ secrets: SECRET }),
    headers: (at, body) => ({ 'x-timestamp': String(at), 'x-signature': hmac(`${at}${body}`).digest('hex') }),
    signature: 'x-signature',
    toleranceMs: 300_000,
  },
  DollarPe: {
    scheme: dollarPeWebhook({ apiKey: 'test_key', secrets: SECRET }),
    headers: (at, body) => ({
      'x-timestamp': seconds(at),
      'x-signature': hmac(`test_key|${seconds(at)}|${body}`).digest('base64'),
    }),
    signature: 'x-signature',
    toleranceMs: 300_000,
  },
  Column: {
    scheme: columnWebhook({ secrets: SECRET }),
    headers: (_at, body) => ({ 'column-signature': hmac(body).digest('hex') }),
    signature: 'column-signature',
    toleranceMs: 0,
    isTimed: false,
  },
  Veriff: {
    scheme: veriffWebhook({ secrets: SECRET }),
    headers: (_at, body) => ({ 'x-hmac-signature': hmac(body).digest('hex') }),
    signature: 'x-hmac-signature',
    toleranceMs: 0,
    isTimed: false,
  },
  Sumsub: {
    scheme: sumsubWebhook({ secrets: SECRET, hash: 'SHA-512' }),
    headers: (_at, body) => ({ 'x-payload-digest': hmac(body, SECRET, 'sha512').digest('hex') }),
    signature: 'x-payload-digest',
    toleranceMs: 0,
    isTimed: false,
  },
  Moov: {
    scheme: moovWebhook({ secrets: SECRET }),
    headers: (at) => ({
      'x-timestamp': new Date(at).toISOString(),
      'x-nonce': 'n-1',
      'x-webhook-id': 'w-1',
      'x-signature': hmac(`${new Date(at).toISOString()}|n-1|w-1`, SECRET, 'sha512').digest('hex'),
    }),
    signature: 'x-signature',
    toleranceMs: 300_000,
    isBodyless: true,
  },
  Bridge: {
    scheme: bridgeWebhook({ publicKey: rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString() }),
    headers: (at, body) => ({
      'x-webhook-signature': `t=${at},v0=${sign('sha256', digestThen(`${at}.${body}`), rsa.privateKey).toString('base64')}`,
    }),
    signature: 'x-webhook-signature',
    toleranceMs: 600_000,
  },
  'Bridge, read the other way': {
    scheme: bridgeWebhook({ publicKey: rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString() }),
    headers: (at, body) => ({
      'x-webhook-signature': `t=${at},v0=${sign('sha256', Buffer.from(`${at}.${body}`), rsa.privateKey).toString('base64')}`,
    }),
    signature: 'x-webhook-signature',
    toleranceMs: 600_000,
  },
  'SEP-12': {
    scheme: sep12Webhook({ signingKey: stellarAccount(ed25519.publicKey), host: 'host.example' }),
    headers: (at, body) => {
      const signed = Buffer.from(`${seconds(at)}.host.example.${body}`);
      return { signature: `t=${seconds(at)}, s=${sign(null, signed, ed25519.privateKey).toString('base64')}` };
    },
    signature: 'signature',
    toleranceMs: 120_000,
  },
  Plaid: {
    scheme: plaidWebhook({
      fetchKey: async (id) => (id === 'key-1' ? p256.publicKey.export({ format: 'jwk' }) : undefined),
    }),
    headers: (at, body) => ({ 'plaid-verification': plaidToken({ iat: Math.floor(at / 1_000), body }) }),
    signature: 'plaid-verification',
    toleranceMs: 300_000,
  },
};

function plaidToken({
  iat,
  body,
  alg = 'ES256',
  kid = 'key-1',
}: {
  iat: number;
  body: string;
  alg?: string;
  kid?: string;
}): string {
  const head = base64url(JSON.stringify({ alg, kid, typ: 'JWT' }));
  const claims = base64url(JSON.stringify({ iat, request_body_sha256: createHash('sha256').update(body).digest('hex') }));
  const key = { key: p256.privateKey, dsaEncoding: 'ieee-p1363' as const };
  return `${head}.${claims}.${base64url(sign('sha256', Buffer.from(`${head}.${claims}`), key))}`;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

async function codeOf(
  scheme: WebhookScheme,
  headers: Record<string, string> | Headers,
  body: string | Uint8Array<ArrayBuffer> = BODY,
  now = NOW,
): Promise<string> {
  const rawBody = typeof body === 'string' ? bytes(body) : body;
  return scheme({ headers: new Headers(headers), rawBody, now }).then(
    () => 'good',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  );
}

describe.each(Object.entries(CASES))('a webhook signed as by %s', (_name, { scheme, headers, signature, ...about }) => {
  const sent = headers(NOW, BODY);

  it('is taken with its body, its id and its time', async () => {
    const verified = await scheme({ headers: new Headers(sent), rawBody: bytes(BODY), now: NOW });
    expect(verified.text).toBe(about.isBodyless ? '' : BODY);
    expect(verified.id.length).toBeGreaterThan(2);
    expect(verified.signedAt).toBe(about.isTimed === false ? undefined : NOW);
  });

  it('is refused with any one bit of its signature changed', async () => {
    const value = sent[signature] ?? '';
    await fc.assert(
      fc.asyncProperty(fc.nat(value.length - 1), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const changed = String.fromCharCode(value.charCodeAt(at) ^ (1 << bit));
        // A header cannot hold these at all, and a name that nobody looks for makes no signature another.
        fc.pre(/[\x21-\x7e]/.test(changed));
        const flipped = value.slice(0, at) + changed + value.slice(at + 1);
        expect(await codeOf(scheme, { ...sent, [signature]: flipped }), flipped).toBe('unauthenticated');
      }),
      { numRuns: process.env['CSK_LONG'] ? 5_000 : 120 },
    );
  });

  if (!about.isBodyless)
    it('is refused with any one bit of its body changed', async () => {
      const good = bytes(BODY);
      await fc.assert(
        fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
          const changed = new Uint8Array(good);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          expect(await codeOf(scheme, sent, changed)).toBe('unauthenticated');
        }),
        { numRuns: process.env['CSK_LONG'] ? 5_000 : 80 },
      );
    });

  if (about.isTimed !== false)
    it('is taken to the edge of its time on either side, and refused beyond', async () => {
      for (const edge of [-about.toleranceMs, about.toleranceMs]) {
        expect(await codeOf(scheme, headers(NOW + edge, BODY)), `${edge}`).toBe('good');
        expect(await codeOf(scheme, headers(NOW + edge + Math.sign(edge) * 1_000, BODY)), `${edge}`).toBe('unauthenticated');
      }
    });

  it('is refused without its headers, with them twice, and with none of the kind', async () => {
    for (const name of Object.keys(sent)) {
      const without = new Headers(sent);
      without.delete(name);
      expect(await codeOf(scheme, without), name).toBe('unauthenticated');
      const twice = new Headers(sent);
      twice.append(name, sent[name] ?? '');
      expect(await codeOf(scheme, twice), `${name} twice`).toBe('unauthenticated');
      for (const value of ['', ' ', 'x', '=', ',', 't=', '0'.repeat(20_000)])
        expect(await codeOf(scheme, { ...sent, [name]: value }), `${name}: ${value.slice(0, 9)}`).toBe('unauthenticated');
    }
  });
});

describe('the recipes, held against their published or computed vectors', () => {
  it('the same text and time give what the research computed for `t.body` and for Airwallex', () => {
    expect(hmac(`1700000000.${BODY}`, 'test_secret').digest('hex')).toBe(
      'b85bc2e4299e7f2c32ce070e90ca4ab3c38cd3506a01b0e3517d42cdffe775d1',
    );
    expect(hmac(`1700000000000${BODY}`, 'test_secret').digest('hex')).toBe(
      '7573a0aadffbe642d36d8d18ef6269ff7262f805ffb6ffc694e7128f36433429',
    );
  });

  it('DollarPe sorts keys at every level and writes no blanks, whatever order and blanks were sent', async () => {
    const body =
      '{"document_type": "PASSPORT", "customer_id": "c1", "document_details": {"document_number": "123", "additional_data": {"a": 1}}}';
    const signed =
      '{"customer_id":"c1","document_details":{"additional_data":{"a":1},"document_number":"123"},"document_type":"PASSPORT"}';
    expect(hmac(`test_key|1700000000|${signed}`, 'test_secret').digest('base64')).toBe(
      'J2rnCsLpmmfynxROGPGAu1DD/3hWmGAa2qWxgQQo5Oc=',
    );
    const headers = { 'x-timestamp': SECONDS, 'x-signature': hmac(`test_key|${SECONDS}|${signed}`).digest('base64') };
    expect(await codeOf(dollarPeWebhook({ apiKey: 'test_key', secrets: SECRET }), headers, body)).toBe('good');
    const spaced = dollarPeWebhook({ apiKey: 'test_key', secrets: SECRET, canonical: () => 'as another page says' });
    const other = { ...headers, 'x-signature': hmac(`test_key|${SECONDS}|as another page says`).digest('base64') };
    expect(await codeOf(spaced, other, body)).toBe('good');
  });

  it('DollarPe is not written again, signed or not, when it is nested deeper than anything of theirs', async () => {
    const scheme = dollarPeWebhook({ apiKey: 'test_key', secrets: SECRET });
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const codeFor = (depth: number) => codeOf(scheme, CASES['DollarPe']!.headers(NOW, nested(depth)), nested(depth));
    expect([await codeFor(20), await codeFor(22), await codeFor(200_000)]).toEqual([
      'good',
      'unauthenticated',
      'unauthenticated',
    ]);
  });

  it('the specification of Standard Webhooks has this example', async () => {
    const scheme = standardWebhook({ secrets: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    expect(await codeOf(scheme, headers, '{"test": 2432232314}', 1_614_265_330_000)).toBe('good');
  });

  it('JSON that was written again is not what was signed', async () => {
    const sent = '{"b":1, "a":2}';
    const headers = CASES['Stripe']!.headers(NOW, sent);
    expect(await codeOf(CASES['Stripe']!.scheme, headers, sent)).toBe('good');
    expect(await codeOf(CASES['Stripe']!.scheme, headers, JSON.stringify(JSON.parse(sent)))).toBe('unauthenticated');
  });

  it('Plaid is taken with no other algorithm, key, or part', async () => {
    const { scheme } = CASES['Plaid']!;
    const iat = NOW / 1_000;
    const good = plaidToken({ iat, body: BODY });
    const none = `${base64url('{"alg":"none","kid":"key-1"}')}.${good.split('.')[1]}.`;
    for (const token of [
      none,
      plaidToken({ iat, body: BODY, alg: 'HS256' }),
      plaidToken({ iat, body: BODY, kid: 'key-2' }),
      `${good}.x`,
      'a.b',
    ])
      expect(await codeOf(scheme, { 'plaid-verification': token })).toBe('unauthenticated');
  });

  it('a signature for another host is not taken for a callback of SEP-12', async () => {
    const other = sep12Webhook({ signingKey: stellarAccount(ed25519.publicKey), host: 'evil.example' });
    expect(await codeOf(other, CASES['SEP-12']!.headers(NOW, BODY))).toBe('unauthenticated');
  });
});

describe('while a secret is being changed', () => {
  const both = [SECRET, OLD_SECRET];

  it('the new and the old one are taken, and afterwards the old one is not', async () => {
    const old = { 'stripe-signature': `t=${SECONDS},v1=${hmac(`${SECONDS}.${BODY}`, OLD_SECRET).digest('hex')}` };
    expect(await codeOf(stripeWebhook({ secrets: both }), old)).toBe('good');
    expect(await codeOf(stripeWebhook({ secrets: both }), CASES['Stripe']!.headers(NOW, BODY))).toBe('good');
    expect(await codeOf(stripeWebhook({ secrets: SECRET }), old)).toBe('unauthenticated');
  });

  it('one good signature among several is enough, also beside versions nobody knows', async () => {
    const good = hmac(`${SECONDS}.${BODY}`).digest('hex');
    const several = `t=${SECONDS},v0=abc,v1=${'0'.repeat(64)},v1=${good}`;
    expect(await codeOf(stripeWebhook({ secrets: SECRET }), { 'stripe-signature': several })).toBe('good');
    const pairs = `t=${SECONDS},v1=${'0'.repeat(64)} t=${SECONDS},v1=${good}`;
    expect(await codeOf(personaWebhook({ secrets: SECRET }), { 'persona-signature': pairs })).toBe('good');
    const standard = CASES['Standard Webhooks']!.headers(NOW, BODY);
    const mixed = `v1a,AAAA v1,${btoa('x'.repeat(32))} ${standard['webhook-signature']}`;
    expect(await codeOf(standardWebhook({ secrets: STANDARD }), { ...standard, 'webhook-signature': mixed })).toBe('good');
  });

  it('a long list of signatures is not looked at', async () => {
    const good = hmac(`${SECONDS}.${BODY}`).digest('hex');
    const many = `t=${SECONDS},${`v1=${'0'.repeat(64)},`.repeat(20)}v1=${good}`;
    expect(await codeOf(stripeWebhook({ secrets: SECRET }), { 'stripe-signature': many })).toBe('unauthenticated');
  });

  it('every secret is tried against every signature, whichever fits, by a comparison of the platform', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    try {
      for (const secret of both) {
        verify.mockClear();
        const header = `t=${SECONDS},v1=${hmac(`${SECONDS}.${BODY}`, secret).digest('hex')},v1=${'0'.repeat(64)}`;
        expect(await codeOf(stripeWebhook({ secrets: both }), { 'stripe-signature': header })).toBe('good');
        expect(verify).toHaveBeenCalledTimes(4);
      }
    } finally {
      verify.mockRestore();
    }
  });
});

describe('a time', () => {
  it.each(['123abc', '1700000000.5', '-1700000000', '+1700000000', '01700000000', '1.7e9', '0x6553f100', '１７００００００００'])(
    'written as %s is refused even when it is signed',
    async (time) => {
      const encoded = Buffer.from(time, 'utf8').toString('latin1');
      const headers = { 'stripe-signature': `t=${encoded},v1=${hmac(`${encoded}.${BODY}`).digest('hex')}` };
      expect(await codeOf(stripeWebhook({ secrets: SECRET }), headers)).toBe('unauthenticated');
    },
  );
});

describe('a secret for a provider', () => {
  it.each(['', ' ', 'short', ` ${SECRET}`, `${SECRET}\n`, `${SECRET} x`])(
    'written as %j is refused at the start, and not repeated',
    (secret) => {
      for (const make of [stripeWebhook, fernWebhook, columnWebhook, moovWebhook]) {
        expect(() => make({ secrets: secret })).toThrow(/a secret for webhooks/);
        expect(() => make({ secrets: [SECRET, secret] })).not.toThrow(new RegExp(SECRET));
      }
    },
  );

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', btoa('x'.repeat(23)), btoa('x'.repeat(65)), 'no base64 at all, and long enough'])(
    'of Standard Webhooks written as %j is refused at the start',
    (secret) => {
      expect(() => standardWebhook({ secrets: secret })).toThrow(/a secret for webhooks/);
    },
  );

  it('that is a public key must be one', () => {
    const secret = rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const publicKey of ['', 'x', secret]) expect(() => bridgeWebhook({ publicKey })).toThrow(/must be PEM/);
    const account = stellarAccount(ed25519.publicKey);
    for (const signingKey of [
      '',
      account.slice(1),
      `${account.slice(0, -1)}${account.endsWith('A') ? 'B' : 'A'}`,
      account.replace('G', 'S'),
    ])
      expect(() => sep12Webhook({ signingKey, host: 'host.example' })).toThrow(/must be an account/);
  });
});

describe('a request signed from one server to another', () => {
  const request = { method: 'POST', url: 'https://host.example/api/x?y=1', body: bytes(BODY) };
  const secretsOf = (keyId: string) => (keyId === 'k1' ? SECRET : undefined);
  const used = () => {
    const seen = new Set<string>();
    return async (nonce: string) => !seen.has(nonce) && seen.add(nonce).size > 0;
  };

  it('signs these six lines', async () => {
    const lines = ['csk1', 'POST', '/api/x?y=1', SECONDS, 'n-1', createHash('sha256').update(BODY).digest('hex')];
    const headers = await signRequest(request, { keyId: 'k1', secret: SECRET, now: NOW, nonce: 'n-1' });
    expect(headers['x-csk-signature']).toBe(hmac(lines.join('\n')).digest('hex'));
    expect(headers['x-csk-signature']).toBe('903cf3f6f28aa64e29c9c823b8abb96153fa19c5ffd7614baefb60a013ace9c9');
  });

  it('is taken once, in its time, as it was signed, and by a key that is known', async () => {
    const headers = new Headers(await signRequest(request, { keyId: 'k1', secret: SECRET, now: NOW }));
    const isFirstUse = used();
    const verify = (change: Partial<typeof request> = {}, now = NOW, more: Record<string, string> = {}) =>
      verifySignedRequest(
        { ...request, headers: new Headers({ ...Object.fromEntries(headers), ...more }), ...change },
        { secretsOf, now, isFirstUse },
      ).catch((error: { code: string }) => error.code);
    expect(await verify({ method: 'PUT' })).toBe('unauthenticated');
    expect(await verify({ url: 'https://host.example/api/x?y=2' })).toBe('unauthenticated');
    expect(await verify({ body: bytes('{}') })).toBe('unauthenticated');
    expect(await verify({}, NOW + 301_000)).toBe('unauthenticated');
    expect(await verify({}, NOW, { 'x-csk-key': 'k2' })).toBe('unauthenticated');
    expect(await verify({}, NOW, { 'x-csk-nonce': 'another' })).toBe('unauthenticated');
    expect(await verify({}, NOW + 300_000)).toBe('k1');
    expect(await verify()).toBe('unauthenticated');
  });
});
