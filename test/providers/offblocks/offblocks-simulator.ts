import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type SimulatedAnswer, type SimulatedRequest, simulatedServer } from '../simulated-server.ts';
import { idempotentAnswers } from './idempotent-answers.ts';
import {
  currentChallenge,
  isProven,
  MOVES,
  type MoveName,
  newChallenge,
  type SimulatedCustomer,
  toEntity,
} from './offblocks-customers.ts';
import { identityPartner } from './identity-partner.ts';
import { proofFault, refusal } from './request-proof.ts';
import { signedNotice } from './send-notice.ts';

/** Where notices are sent to, and how. */
export interface NoticeTarget {
  url: string;
  isSigned: boolean;
  /** Whether the signature is over the address too: it is unless said. */
  coversAddress?: boolean;
}

/** How the simulated OffBlocks behaves where its documentation leaves a choice. */
export interface OffblocksSimulatorOptions {
  port?: number | undefined;
  /** Milliseconds since the epoch. */
  clock?: (() => number) | undefined;
  /** What the challenge names; OffBlocks' own, as its pages show. */
  domain?: string | undefined;
  /** `sandbox` takes any signature of a wallet, as OffBlocks says of its sandbox. */
  wallets?: 'checked' | 'sandbox' | undefined;
  /** Its text says hexadecimal text, its sample is bytes. */
  signatureEncoding?: 'bytes' | 'hex_text' | undefined;
  /** `by_hand`: waits for a move, as the live system may; otherwise passed at once, as in the sandbox. */
  screening?: 'automatic' | 'by_hand' | undefined;
  /** True: a signature is answered before it has an effect on the status. */
  isProofSlow?: boolean | undefined;
  /** Where notices are sent to, and whether they are signed. */
  webhook?: NoticeTarget | undefined;
  /** Seconds for which a token is good. */
  tokenSeconds?: number | undefined;
}

/** A pair of keys as OpenSSL writes them. */
function keyPair(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  };
}

/** OffBlocks as its documentation describes it, over real HTTP: tokens, request signatures, digests and idempotency are checked. */
export async function simulateOffblocks(options: OffblocksSimulatorOptions = {}) {
  const { clock = Date.now, domain = 'api.sandbox.offblocks.xyz', wallets = 'checked', tokenSeconds = 3_600 } = options;
  const yours = keyPair();
  const theirs = keyPair();
  const credentials = { apiKey: randomUUID(), apiSecret: randomUUID().replaceAll('-', '') };
  const customers = new Map<string, SimulatedCustomer>();
  const tokens = new Map<string, number>();
  const effects: string[] = [];
  let { webhook } = options;
  let origin = '';
  const once = idempotentAnswers(clock);

  const noticeOf = async (customer: SimulatedCustomer, url: string, coversAddress = true) => {
    const content = { webhookType: 'customer.updated', eventId: randomUUID(), ...toEntity(customer) };
    return signedNotice(url, content, { privateKey: theirs.privateKey, keyId: 'offblocks-1', now: clock(), coversAddress });
  };
  const tell = async (customer: SimulatedCustomer) => {
    if (webhook === undefined) return;
    const { body, headers } = await noticeOf(customer, webhook.url, webhook.coversAddress);
    const sent = webhook.isSigned ? headers : { 'content-type': 'application/json' };
    await fetch(webhook.url, { method: 'POST', body, headers: sent }).catch(() => undefined);
  };
  // Told as it is now, one after the other, and nobody who asks for something waits until somebody else was told.
  let telling = Promise.resolve();
  const announce = (customer: SimulatedCustomer) => {
    const copy = { ...customer };
    telling = telling.then(() => tell(copy));
  };
  const become = (customer: SimulatedCustomer, status: string) => {
    const last = Date.parse(customer.updatedAt);
    Object.assign(customer, { status, updatedAt: new Date(Math.max(clock(), last + 1)).toISOString() });
    effects.push(`${customer.id} ${status}`);
    announce(customer);
  };
  const create = (body: string): SimulatedAnswer => {
    const { chainId, externalId } = JSON.parse(body) as Record<string, string>;
    if (!/^eip155:\d+:0x[0-9a-fA-F]{40}$/.test(chainId ?? '') || externalId === undefined || chainId === undefined)
      return refusal(400, 'invalid request');
    const isKnown = [...customers.values()].some((known) => known.chainId === chainId || known.externalId === externalId);
    if (isKnown) return refusal(409, 'customer already exists');
    const at = new Date(clock()).toISOString();
    const challenge = newChallenge(chainId, clock(), domain);
    const customer = { id: randomUUID(), externalId, chainId, status: 'initiating', createdAt: at, updatedAt: at, challenge };
    customers.set(customer.id, customer);
    announce(customer);
    return { status: 201, body: { ...toEntity(customer), challenge: currentChallenge(customer, clock(), domain) } };
  };
  const sign = (customer: SimulatedCustomer, body: string): SimulatedAnswer => {
    if (customer.status !== 'initiating') return refusal(409, 'challenge already signed');
    const sent = JSON.parse(body) as Record<string, unknown>;
    if (wallets === 'checked' && !isProven(customer, sent, options.signatureEncoding === 'hex_text')) {
      customer.challenge = newChallenge(customer.chainId, clock(), domain);
      return refusal(400, 'signature does not fit');
    }
    effects.push(`${customer.id} signed`);
    if (options.isProofSlow !== true) become(customer, 'screening');
    if (options.isProofSlow !== true && options.screening !== 'by_hand') become(customer, 'verifying');
    return { status: 202 };
  };
  const change = (customer: SimulatedCustomer, name: MoveName): SimulatedAnswer => {
    const { from, to } = MOVES[name];
    if (!from.some((status) => status === customer.status)) return refusal(409, `customer is ${customer.status}`);
    become(customer, to);
    return { status: 202 };
  };
  const write = (request: SimulatedRequest, path: string): SimulatedAnswer => {
    if (path === '/customers') return create(request.body);
    if (path === '/webhooks') {
      webhook = { url: (JSON.parse(request.body) as { callbackUrl: string }).callbackUrl, isSigned: webhook?.isSigned ?? true };
      return { status: 200, body: { id: randomUUID(), ...JSON.parse(request.body) } };
    }
    const [, id = '', rest = ''] = /^(?:\/simulator)?\/customers\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const customer = customers.get(id);
    if (customer === undefined) return refusal(404, 'customer not found');
    if (rest === 'challenge/sign' && request.method === 'POST') return sign(customer, request.body);
    const isMove =
      request.method === 'PATCH' && (rest === 'activate' || rest === 'deactivate' || rest === 'verify' || rest === 'reject');
    return isMove ? change(customer, rest) : refusal(404, 'no such endpoint');
  };
  const readAnswer = (path: string): SimulatedAnswer => {
    const [, id = '', rest] = /^\/customers\/([^/]+)(\/challenge)?$/.exec(path) ?? [];
    const customer = customers.get(decodeURIComponent(id));
    if (customer === undefined) return refusal(404, 'customer not found');
    if (rest === undefined) return { status: 200, body: { ...toEntity(customer), note: 'offblocks-internal: watch this one' } };
    return { status: 200, body: { challenge: currentChallenge(customer, clock(), domain) } };
  };
  const giveToken = (body: string): SimulatedAnswer => {
    const given = JSON.parse(body) as Record<string, unknown>;
    if (given['apiKey'] !== credentials.apiKey || given['apiSecret'] !== credentials.apiSecret)
      return refusal(401, 'unknown client');
    const token = `jwt.${randomUUID()}`;
    const expiresAt = Math.floor(clock() / 1_000) + tokenSeconds;
    tokens.set(token, expiresAt);
    return { status: 200, body: { token, expiresAt, tokenType: 'Bearer' } };
  };
  const partner = identityPartner((id) => {
    const customer = customers.get(id);
    if (customer !== undefined) announce(customer);
  });
  const knowsToken = (token: string) => (tokens.get(token) ?? 0) * 1_000 > clock();

  const server = await simulatedServer(
    (request) => {
      const path = request.path.replace(/^\/v1/, '');
      if (path.startsWith('/partner/')) return partner.answer(request);
      if (path === '/auth/token') return giveToken(request.body);
      const fault = proofFault(request, { origin, publicKey: yours.publicKey, keyId: 'key-1', knowsToken, clock });
      if (fault !== undefined) return fault;
      return request.method === 'GET' ? readAnswer(path) : once(request, () => write(request, path));
    },
    { port: options.port },
  );
  ({ origin } = server);
  return {
    ...server,
    baseUrl: `${origin}/v1`,
    credentials,
    signingKey: yours.privateKey,
    signingKeyId: 'key-1',
    /** The key of its notices. */
    noticeKey: theirs.publicKey,
    customers,
    /** Where a customer's identity is checked by a partner, and whether that is done. */
    identityUrl: (id: string, returnUrl?: string) => partner.urlOf(origin, id, returnUrl),
    isIdentityChecked: partner.isDone,
    /** What was done, in order. */
    effects,
    /** Refuses the tokens that were given out. */
    revokeTokens: () => tokens.clear(),
    /** Where notices go from now on. */
    sendNoticesTo: (target: NoticeTarget) => void (webhook = target),
    noticeOf,
    /** What its staff can make happen. Resolves with whether it did. */
    move: async (id: string, name: MoveName): Promise<boolean> => {
      const customer = customers.get(id);
      const isDone = customer !== undefined && change(customer, name).status === 202;
      await telling;
      return isDone;
    },
    /** Resolves when everything so far has been told. */
    told: () => telling,
  };
}

/** A simulated OffBlocks. */
export type OffblocksSimulator = Awaited<ReturnType<typeof simulateOffblocks>>;
