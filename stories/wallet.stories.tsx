import {
  createCustomerClient,
  CustomerStatusProvider,
  type CustomerWallet,
  eip1193Wallet,
  type Eip1193Provider,
  RFIForm,
} from 'customer-status-kit';
import { memoryBackend } from 'customer-status-kit/backends/memory';
import { type ReactElement, useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { StoryOf } from '../.storybook/story-types.js';

const ACCOUNT = '0x2c7536E3605D9C16a7a3D7b1898e529396a65c23';

/** A provider that wants the customer's wallet to sign a message for a site. */
function WalletStory({ domain, wallet }: { domain: string; wallet: CustomerWallet }): ReactElement {
  const [client] = useState(() => {
    const backend = memoryBackend({ scenario: 'active' });
    const spec = { kind: 'action', action: 'wallet_signature', start: 'call_start_action' } as const;
    backend.simulate.requestInformation([{ title: 'Your wallet', spec }]);
    const challenge = [
      `${domain} wants you to sign in with your Ethereum account:`,
      ACCOUNT,
      '',
      'Prove that this wallet is yours.',
      '',
      `URI: https://${domain}`,
      'Version: 1',
      'Chain ID: 1',
      'Nonce: 5ufoiEqDaFvmfo78',
      'Issued At: 2026-03-02T09:00:00Z',
    ].join('\n');
    return createCustomerClient({ backend: { ...backend, startAction: async () => ({ challenge }) }, customerId: 'cus_1' });
  });
  return (
    <CustomerStatusProvider client={client} wallet={wallet} support={{ href: 'mailto:help@example.com' }}>
      <RFIForm />
    </CustomerStatusProvider>
  );
}

/** A message that proves a wallet is shown before it is signed, with the site it is for. Any wallet of EIP-1193 signs it. */
const meta = preview.meta({ title: 'Components/Wallet signature', component: WalletStory });

/** A wallet that knows one account and does what it is asked. */
function walletOf(account: string, signs: () => string): Eip1193Provider {
  return { request: fn(({ method }) => Promise.resolve().then(() => (method === 'eth_requestAccounts' ? [account] : signs()))) };
}

const willing = walletOf(ACCOUNT, () => '0x0123');
const refusing = walletOf(ACCOUNT, () => {
  throw Object.assign(new Error('refused'), { code: 4001 });
});

const show: StoryOf<typeof WalletStory>['play'] = async ({ canvas, userEvent }) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Show the message to sign' }));
  await canvas.findByText(/wants you to sign in/);
};

/** Nothing has been asked of the wallet yet. */
export const MessageShown = meta.story({ args: { domain: location.host, wallet: eip1193Wallet(willing) }, play: show });

/** Verification providers often name themselves in the message. The host says that it knows them, or the customer is warned. */
export const ForAnotherSite = meta.story({
  args: { domain: 'api.provider.example', wallet: eip1193Wallet(willing) },
  play: async (context) => {
    await show(context);
    await expect(context.canvas.getByText(/This message is for api\.provider\.example/)).toBeVisible();
  },
});

export const Signed = meta.story({
  args: { domain: 'api.provider.example', wallet: eip1193Wallet(willing, { domains: ['api.provider.example'] }) },
  play: async (context) => {
    await show(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Sign with your wallet' }));
    await waitFor(() => expect(context.canvas.queryByRole('button', { name: 'Sign with your wallet' })).toBeNull());
  },
});

/** Nothing is lost. */
export const Refused = meta.story({
  args: { domain: location.host, wallet: eip1193Wallet(refusing) },
  play: async (context) => {
    await show(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Sign with your wallet' }));
    await expect(await context.canvas.findByText('The message was not signed. You can try again.')).toBeVisible();
  },
});

export const NoWallet = meta.story({
  args: { domain: location.host, wallet: eip1193Wallet(() => undefined) },
  play: async (context) => {
    await show(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Sign with your wallet' }));
    await expect(await context.canvas.findByText(/We found no wallet in this browser/)).toBeVisible();
  },
});

export const AnotherAccount = meta.story({
  args: { domain: location.host, wallet: eip1193Wallet(walletOf('0x0000000000000000000000000000000000000001', () => '0x01')) },
  play: async (context) => {
    await show(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Sign with your wallet' }));
    await expect(await context.canvas.findByText(/Your wallet shows another account/)).toBeVisible();
  },
});
