import { type CustomerWallet, eip1193Wallet } from 'customer-status-kit';
import { practiceWallet } from '../../practice-wallet.ts';

/** A wallet of the shape of EIP-1193 with the demo's own key: it asks before it signs, as any wallet does. */
export function browserWallet(customerId: string): CustomerWallet {
  const request = async ({ method, params = [] }: { method: string; params?: unknown[] }): Promise<unknown> => {
    const wallet = await practiceWallet(customerId);
    if (method === 'eth_requestAccounts') return [wallet.address];
    const message = textOf(String(params[0]));
    if (method === 'personal_sign' && window.confirm(`The demo’s wallet: sign this message?\n\n${message}`))
      return wallet.sign(message);
    throw Object.assign(new Error('the request was refused'), { code: method === 'personal_sign' ? 4001 : 4200 });
  };
  return eip1193Wallet({ request }, { domains: ['api.sandbox.offblocks.xyz'] });
}

function textOf(hex: string): string {
  const pairs = hex.slice(2).match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}
