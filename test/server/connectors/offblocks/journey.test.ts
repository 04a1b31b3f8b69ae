import { isAnswerable } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import type { SimulatedFault } from '../../../providers/simulated-server.ts';
import { ethereumWallet } from '../../../providers/offblocks/ethereum-wallet.ts';
import { problemOf } from '../../fixtures/desk.ts';
import { openOffblocks, WALLET } from './offblocks-desk.ts';

const OTHER_WALLET = ethereumWallet(`0x${'11'.repeat(32)}`);

describe('a customer with a wallet', () => {
  it('goes from the first look to an open account, and what is signed is what was shown', async () => {
    const { desk, messageOf, sendProof, offblocks, adaId, poll } = await openOffblocks();
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'CREATED', substatus: 'awaiting_wallet_proof' });
    const message = await messageOf();
    expect(message).toMatch(
      new RegExp(`^api\\.sandbox\\.offblocks\\.xyz wants you to sign in with your Ethereum account:\\n${WALLET.address}\\n`),
    );
    expect((await sendProof(WALLET.sign(message))).status).toBe(200);
    expect((await desk.ada.customer()).status).toMatchObject({
      status: 'NEEDS_ADDITIONAL_INFORMATION',
      substatus: 'identity_session_required',
    });
    const started = await desk.ada.json('POST', '/customers/ada/actions/identity-check/start', {
      body: { returnUrl: 'https://host.example/x' },
    });
    expect(started).toEqual({ url: `https://verify.example.com/${adaId}` });
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'UNDER_REVIEW', substatus: 'automated_checks' });
    await offblocks.move(adaId, 'verify');
    await poll();
    expect((await desk.operator.customer()).status).toMatchObject({ status: 'ACTIVE', provider: { value: 'active' } });
    const { events } = await desk.ada.events();
    const changes = events.filter(({ type }) => type === 'status_changed');
    expect(changes.map(({ to }) => to).toReversed()).toEqual([
      'CREATED',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'ACTIVE',
    ]);
    expect(desk.faults).toEqual([]);
  });

  it.each([
    ['of another wallet', (message: string) => OTHER_WALLET.sign(message)],
    ['over another message', () => WALLET.sign('something else')],
    ['that is none', () => 'yes'],
    ['that is empty', () => ''],
  ])('is asked again after a signature %s, with a new message', async (_what, sign) => {
    const { desk, messageOf, sendProof } = await openOffblocks();
    const message = await messageOf();
    const refused = await sendProof(sign(message));
    expect(await problemOf(refused)).toMatchObject({
      status: 422,
      code: 'validation_failed',
      fieldErrors: [{ path: 'wallet-proof' }],
    });
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
    const next = await messageOf();
    expect((await sendProof(WALLET.sign(next))).status).toBe(200);
  });

  it('is asked again where the message has been replaced in the meantime', async () => {
    const { messageOf, sendProof, passTime } = await openOffblocks();
    const message = await messageOf();
    passTime(3_600_000);
    expect((await sendProof(WALLET.sign(message))).status).toBe(422);
    expect((await sendProof(WALLET.sign(await messageOf()))).status).toBe(200);
  });

  it('proves the wallet once, whatever breaks on the way', async () => {
    const faults = { path: '/challenge/sign', each: [{ status: 503 }, { thenCut: true }] as SimulatedFault[] };
    const { desk, messageOf, sendProof, offblocks } = await openOffblocks({ simulator: { screening: 'by_hand' }, faults });
    const signature = WALLET.sign(await messageOf());
    expect((await sendProof(signature, 'intent-1')).status).toBe(200);
    expect(offblocks.requests.filter(({ path }) => path.endsWith('/sign')).length).toBe(3);
    expect(offblocks.effects.filter((effect) => effect.endsWith('signed')).length).toBe(1);
    expect((await desk.ada.customer()).status.substatus).toBe('screening');
  });

  it('whose answer was lost sends the same again, and finds it done', async () => {
    const faults = { path: '/challenge/sign', each: [1, 2, 3].map(() => ({ thenCut: true }) as const) };
    const { desk, messageOf, sendProof, offblocks } = await openOffblocks({ faults });
    const signature = WALLET.sign(await messageOf());
    expect((await sendProof(signature, 'intent-1')).status).toBe(502);
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
    expect((await sendProof(signature, 'intent-1')).status).toBe(200);
    expect(offblocks.effects.filter((effect) => effect.endsWith('signed')).length).toBe(1);
    expect((await desk.ada.customer()).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
  });

  it('waits where the signature takes its time at OffBlocks, and is asked again where nothing comes of it', async () => {
    const { desk, messageOf, sendProof, poll } = await openOffblocks({ simulator: { isProofSlow: true } });
    await sendProof(WALLET.sign(await messageOf()));
    const waiting = await desk.ada.customer();
    expect([waiting.status.status, waiting.requirements.some(isAnswerable)]).toEqual(['CREATED', false]);
    await poll();
    expect((await desk.ada.customer()).requirements.some(isAnswerable)).toBe(true);
  });

  it.each(['bytes', 'hex_text'] as const)('sends the signature as OffBlocks reads it: %s', async (signatureEncoding) => {
    const { messageOf, sendProof } = await openOffblocks({ simulator: { signatureEncoding }, connector: { signatureEncoding } });
    expect((await sendProof(WALLET.sign(await messageOf()))).status).toBe(200);
  });
});

describe('the identity check', () => {
  const verifying = async (connector: Parameters<typeof openOffblocks>[0] = {}) => {
    const opened = await openOffblocks(connector);
    await opened.sendProof(WALLET.sign(await opened.messageOf()));
    return opened;
  };
  const start = '/customers/ada/actions/identity-check/start';

  it('can be opened again until OffBlocks has decided', async () => {
    const { desk, offblocks, adaId } = await verifying();
    for (const attempt of [1, 2]) expect((await desk.ada.send('POST', start)).status, `${attempt}`).toBe(200);
    await offblocks.move(adaId, 'verify');
    expect((await desk.ada.send('POST', start)).status).toBe(409);
  });

  it('counts as done when the host says so, and not before', async () => {
    let isDone = false;
    const identityCheck = { url: () => 'https://verify.example.com/x', isDone: () => isDone };
    const { desk, poll } = await verifying({ connector: { identityCheck } });
    await desk.ada.send('POST', start);
    expect((await desk.ada.customer()).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    isDone = true;
    await poll();
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'UNDER_REVIEW', substatus: 'automated_checks' });
  });

  it('is told by the customer to be finished, and the host has the last word', async () => {
    const identityCheck = { url: () => 'https://verify.example.com/x', isDone: () => Promise.resolve(true) };
    const { desk } = await openOffblocks({ connector: { identityCheck } }).then(async (opened) => {
      await opened.sendProof(WALLET.sign(await opened.messageOf()));
      return opened;
    });
    expect((await desk.ada.customer()).status.status).toBe('UNDER_REVIEW');
  });

  it.each(['http://verify.example.com', 'javascript:alert(1)', 'verify', ''])('is never led to "%s"', async (url) => {
    const { desk } = await verifying({ connector: { identityCheck: { url: () => url } } });
    const response = await desk.ada.send('POST', start);
    expect(await problemOf(response)).toMatchObject({ code: 'protocol_error' });
  });

  it('is support where the host names no address', async () => {
    const { desk } = await verifying({ connector: { identityCheck: undefined } });
    const { requirements } = await desk.ada.customer();
    expect(requirements.find(isAnswerable)?.spec).toMatchObject({ action: 'contact_support' });
  });
});

describe('what OffBlocks decides', () => {
  it('is final when it is a refusal: nobody can start, switch or open anything', async () => {
    const { desk, offblocks, adaId, poll, messageOf, sendProof } = await openOffblocks({ simulator: { screening: 'by_hand' } });
    await sendProof(WALLET.sign(await messageOf()));
    await offblocks.move(adaId, 'fail_screening');
    await poll();
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'REJECTED', terminal: true, recovery: 'none' });
    expect((await desk.ada.send('POST', '/customers/ada/actions/wallet-proof/start')).status).toBe(409);
    expect((await desk.operator.send('POST', '/customers/ada/activate', { body: {} })).status).toBe(409);
  });

  it('can be switched off and on by an operator, once for one intent', async () => {
    const { desk, offblocks, adaId, poll } = await openOffblocks();
    await desk.ada.customer();
    offblocks.customers.get(adaId)!.status = 'active';
    offblocks.customers.get(adaId)!.updatedAt = new Date(Date.parse(offblocks.customers.get(adaId)!.updatedAt) + 1).toISOString();
    await poll();
    expect((await desk.operator.write('POST', '/deactivate')).status).toMatchObject({
      status: 'DEACTIVATED',
      recovery: 'support',
    });
    offblocks.fail({ thenCut: true });
    expect((await desk.operator.write('POST', '/activate')).status.status).toBe('ACTIVE');
    expect(offblocks.effects.map((effect) => effect.split(' ')[1])).toEqual(['inactive', 'active']);
  });

  it('that was switched at OffBlocks already is no error, and one that cannot be switched is', async () => {
    const { desk, offblocks, adaId, poll } = await openOffblocks();
    await desk.ada.customer();
    Object.assign(offblocks.customers.get(adaId)!, { status: 'active', updatedAt: '2026-03-02T09:30:00Z' });
    await poll();
    Object.assign(offblocks.customers.get(adaId)!, { status: 'inactive', updatedAt: '2026-03-02T09:40:00Z' });
    expect((await desk.operator.write('POST', '/deactivate')).status.status).toBe('DEACTIVATED');
    Object.assign(offblocks.customers.get(adaId)!, { status: 'rejected', updatedAt: '2026-03-02T09:50:00Z' });
    const refused = await desk.operator.send('POST', '/customers/ada/activate', { body: {} });
    expect((await problemOf(refused)).code).toBe('state_conflict');
  });

  it('and nobody has heard of is shown as unknown, with everything closed', async () => {
    const { desk, offblocks, adaId, poll } = await openOffblocks();
    await desk.ada.customer();
    await offblocks.move(adaId, 'unheard_of');
    await poll();
    expect((await desk.ada.customer()).status).toMatchObject({ status: 'UNKNOWN', editable: false });
    expect((await desk.ada.send('POST', '/customers/ada/actions/wallet-proof/start')).status).toBe(409);
  });
});

describe('what nobody may read', () => {
  it('is in no answer, no event, no error and no line of the log', async () => {
    const lines: string[] = [];
    const { desk, offblocks, messageOf, sendProof, poll } = await openOffblocks({
      handler: { log: (entry) => void lines.push(JSON.stringify(entry)) },
    });
    const answers = [await desk.ada.send('GET', '/customers/ada'), await sendProof('0x00')];
    offblocks.fail({ status: 400, body: { message: 'offblocks-internal: stop' } });
    answers.push(await desk.ada.send('POST', '/customers/ada/actions/wallet-proof/start'));
    offblocks.fail(...[1, 2, 3].map(() => ({ status: 500, body: 'offblocks-internal' })));
    answers.push(await sendProof(WALLET.sign(await messageOf().catch(() => ''))));
    await poll();
    answers.push(await desk.operator.send('GET', '/customers/ada/events'), await desk.ada.send('GET', '/customers/ada'));
    const told = [
      ...(await Promise.all(answers.map((answer) => answer.text()))),
      ...lines,
      ...desk.faults.map((fault) => `${String(fault)} ${JSON.stringify(fault)}`),
    ];
    const secrets = [
      'offblocks-internal',
      'jwt.',
      offblocks.credentials.apiSecret,
      offblocks.credentials.apiKey,
      offblocks.signingKey.slice(40, 90),
    ];
    for (const secret of secrets) expect(told.join('\n')).not.toContain(secret);
  });
});
