import { challengeFacts } from './challenge-facts.js';
import type { CustomerWallet, WalletOutcome } from './words-context.js';

/** A wallet as EIP-1193 describes it, such as `window.ethereum`. */
export interface Eip1193Provider {
  request(call: { method: string; params?: unknown[] }): Promise<unknown>;
}

/** The wallet, or what finds it when the customer wants to sign; `undefined` where there is none. */
export type WalletSource = Eip1193Provider | (() => Eip1193Provider | undefined | Promise<Eip1193Provider | undefined>);

/**
 * A wallet of an Ethereum account. It is asked for the account that the message names, and signs with no other
 * (`eth_requestAccounts`, `personal_sign`). What a wallet says in its own words is not shown.
 *
 * @example
 * ```ts
 * import { eip1193Wallet, type Eip1193Provider } from 'customer-status-kit';
 *
 * export const walletOf = (ethereum: Eip1193Provider | undefined) =>
 *   eip1193Wallet(() => ethereum, { domains: ['api.provider.example'] });
 * ```
 */
export function eip1193Wallet(source: WalletSource, options: Pick<CustomerWallet, 'domains'> = {}): CustomerWallet {
  return {
    ...options,
    async sign(message) {
      try {
        const found = typeof source === 'function' ? await source() : source;
        return found === undefined ? { why: 'none' } : await sign(found, message);
      } catch (error) {
        return { why: reasonOf(error) };
      }
    },
  };
}

async function sign(wallet: Eip1193Provider, message: string): Promise<WalletOutcome> {
  const given: unknown = await wallet.request({ method: 'eth_requestAccounts' });
  const accounts = Array.isArray(given) ? given.filter((account) => typeof account === 'string') : [];
  const { account: asked } = challengeFacts(message);
  const account = asked === undefined ? accounts[0] : accounts.find((each) => each.toLowerCase() === asked.toLowerCase());
  if (account === undefined) return { why: 'other_account' };
  const signature: unknown = await wallet.request({ method: 'personal_sign', params: [hexOf(message), account] });
  return typeof signature === 'string' && /^0x[\da-f]+$/i.test(signature) ? { signature } : { why: 'failed' };
}

function hexOf(text: string): string {
  return `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** EIP-1193 and EIP-1474: refused by the customer, and asked already. */
function reasonOf(error: unknown): 'refused' | 'waiting' | 'failed' {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 4001) return 'refused';
  return code === -32_002 ? 'waiting' : 'failed';
}
