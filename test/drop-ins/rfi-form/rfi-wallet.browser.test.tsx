import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import {
  type CustomerWallet,
  CustomerStatusProvider,
  eip1193Wallet,
  type Eip1193Provider,
} from '../../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import { CustomerStatusError } from '../../../src/model/index.js';
import { axeFaults } from '../axe-faults.js';

const ACCOUNT = '0x2c7536E3605D9C16a7a3D7b1898e529396a65c23';

function challengeOf(domain: string, nonce = 'nonce0001'): string {
  return `${domain} wants you to sign in with your Ethereum account:\n${ACCOUNT}\n\nProve that this wallet is yours – “please”.\n\nURI: https://${domain}\nVersion: 1\nChain ID: 1\nNonce: ${nonce}\nIssued At: 2026-03-02T09:00:00Z`;
}

/** A wallet of the shape of EIP-1193, with two accounts. */
function testWallet(answers: Partial<Record<'eth_requestAccounts' | 'personal_sign', () => unknown>> = {}) {
  const request = vi.fn<Eip1193Provider['request']>(async ({ method }) => {
    if (method === 'eth_requestAccounts')
      return answers.eth_requestAccounts?.() ?? ['0x0000000000000000000000000000000000000001', ACCOUNT.toLowerCase()];
    return answers.personal_sign?.() ?? '0xabcdef';
  });
  return { request };
}

function walletError(code: number): never {
  throw Object.assign(new Error('the words of a wallet'), { code });
}

interface Opening {
  wallet?: CustomerWallet;
  challenges?: string[];
  refuse?: number;
}

async function open({ wallet, challenges = [challengeOf(window.location.host)], refuse = 0 }: Opening) {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation([
    { title: 'Your wallet', spec: { kind: 'action', action: 'wallet_signature', start: 'call_start_action' } },
  ]);
  const proofs: unknown[] = [];
  let starts = 0;
  const seen = {
    ...backend,
    startAction: () => Promise.resolve({ challenge: challenges[Math.min((starts += 1), challenges.length) - 1] }),
    completeAction: (...[id, requirementId, proof, options]: Parameters<NonNullable<typeof backend.completeAction>>) => {
      proofs.push(proof);
      if (proofs.length <= refuse) return Promise.reject(new CustomerStatusError('validation_failed', { requirementId }));
      return backend.completeAction(id, requirementId, proof, options);
    },
  };
  const client = createCustomerClient({ backend: seen, customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client} support={{ href: 'mailto:help@example.com' }} wallet={wallet}>
      <RFIForm />
    </CustomerStatusProvider>,
  );
  await screen.findByRole('heading', { name: 'Your wallet' });
  return { proofs };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const SHOW = 'Show the message to sign';
const SIGN = 'Sign with your wallet';

function textOf(hex: unknown): string {
  const pairs = String(hex).slice(2).match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

describe('a customer who signs with a wallet', () => {
  it('sees the message and whom it is for before the wallet is asked, and signs that message letter by letter', async () => {
    const provider = testWallet();
    const { proofs } = await open({ wallet: eip1193Wallet(provider) });
    await press(SHOW);
    expect(await screen.findByText(`Message to sign, for ${window.location.host}`)).toBeVisible();
    expect(screen.getByText(/wants you to sign in/)).toBeVisible();
    expect(screen.queryByText(/Sign it only if you expected that/)).toBeNull();
    expect(provider.request).not.toHaveBeenCalled();
    expect(await axeFaults()).toEqual([]);
    await press(SIGN);
    await waitFor(() => expect(proofs).toEqual([{ signature: '0xabcdef' }]));
    const { params = [] } = provider.request.mock.calls[1]![0];
    expect([textOf(params[0]), params[1]]).toEqual([challengeOf(window.location.host), ACCOUNT.toLowerCase()]);
  });

  it('is warned where the message is for another site, and not where the host knows that site', async () => {
    const message = challengeOf('api.offblocks.example');
    await open({ wallet: eip1193Wallet(testWallet()), challenges: [message] });
    await press(SHOW);
    expect(await screen.findByText(/This message is for api\.offblocks\.example, and you are on/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    document.body.replaceChildren();
    await open({ wallet: eip1193Wallet(testWallet(), { domains: ['api.offblocks.example'] }), challenges: [message] });
    await press(SHOW);
    expect(await screen.findByText('Message to sign, for api.offblocks.example')).toBeVisible();
    expect(screen.queryByText(/and you are on/)).toBeNull();
  });

  it('loses nothing by refusing, and can try again', async () => {
    let isRefused = true;
    const provider = testWallet({ personal_sign: () => (isRefused ? walletError(4001) : '0x01') });
    const { proofs } = await open({ wallet: eip1193Wallet(provider) });
    await press(SHOW);
    await screen.findByText(/wants you to sign in/);
    await press(SIGN);
    expect(await screen.findByText('The message was not signed. You can try again.')).toBeVisible();
    expect(screen.getByText(/wants you to sign in/)).toBeVisible();
    expect(proofs).toEqual([]);
    isRefused = false;
    await press(SIGN);
    await waitFor(() => expect(proofs).toEqual([{ signature: '0x01' }]));
  });

  it('is told the way on without a wallet, and goes on once there is one', async () => {
    let found: Eip1193Provider | undefined;
    const { proofs } = await open({ wallet: eip1193Wallet(() => found) });
    await press(SHOW);
    await screen.findByText(/wants you to sign in/);
    await press(SIGN);
    expect(await screen.findByText(/We found no wallet in this browser/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Contact Support' })).toBeVisible();
    found = testWallet();
    await press(SIGN);
    await waitFor(() => expect(proofs.length).toBe(1));
  });

  it('is told which account to choose, and signs with no other', async () => {
    const provider = testWallet({ eth_requestAccounts: () => ['0x0000000000000000000000000000000000000001'] });
    const { proofs } = await open({ wallet: eip1193Wallet(provider) });
    await press(SHOW);
    await screen.findByText(/wants you to sign in/);
    await press(SIGN);
    expect(await screen.findByText(`Your wallet shows another account. Choose ${ACCOUNT} there and try again.`)).toBeVisible();
    expect([provider.request.mock.calls.length, proofs]).toEqual([1, []]);
  });

  it.each([
    [() => walletError(-32_002), 'Your wallet is already asking you. Open it to go on.'],
    [() => walletError(-32_603), 'The message was not signed. You can try again.'],
    [() => 'yes', 'The message was not signed. You can try again.'],
  ])('is never left with the words of a wallet (%#)', async (personal_sign, told) => {
    const { proofs } = await open({ wallet: eip1193Wallet(testWallet({ personal_sign })) });
    await press(SHOW);
    await screen.findByText(/wants you to sign in/);
    await press(SIGN);
    expect(await screen.findByText(told)).toBeVisible();
    expect(screen.queryByText(/the words of a wallet/)).toBeNull();
    expect(proofs).toEqual([]);
  });

  it('gets another message where the signature was not taken', async () => {
    const host = window.location.host;
    const provider = testWallet();
    const { proofs } = await open({
      wallet: eip1193Wallet(provider),
      challenges: [challengeOf(host), challengeOf(host, 'nonce0002')],
      refuse: 1,
    });
    await press(SHOW);
    await screen.findByText(/nonce0001/);
    await press(SIGN);
    await waitFor(() => expect(screen.queryByText(/nonce0001/)).toBeNull());
    await press(SHOW);
    await screen.findByText(/nonce0002/);
    await press(SIGN);
    await waitFor(() => expect(proofs.length).toBe(2));
    expect(textOf(provider.request.mock.calls[3]![0].params?.[0])).toContain('nonce0002');
  });

  it('signs nothing where there is no message', async () => {
    const provider = testWallet();
    const { proofs } = await open({ wallet: eip1193Wallet(provider), challenges: [''] });
    await press(SHOW);
    await press(SIGN);
    expect(await screen.findByText('The message was not signed. You can try again.')).toBeVisible();
    expect([provider.request.mock.calls.length, proofs]).toEqual([0, []]);
  });
});
