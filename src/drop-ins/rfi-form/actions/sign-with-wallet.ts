import type { CustomerWallet, Eip1193Provider } from '../../provider/index.js';

/** What an EIP-4361 message says of itself; nothing where it is another kind of message. */
export interface ChallengeFacts {
  /** The site that asks for the signature. */
  domain?: string | undefined;
  /** The account that is to sign. */
  account?: string | undefined;
}

/** What a wallet came to: a signature, or why there is none. */
export type WalletOutcome =
  | { signature: string }
  | { signature?: undefined; why: 'refused' | 'none' | 'other_account' | 'waiting' | 'failed' };

/** Reads the first two lines of a message as EIP-4361 and CAIP-122 have them. */
export function challengeFacts(message: string): ChallengeFacts {
  const [, site, account] = /^(\S+) wants you to sign in with your \S.{0,60} account:\n(\S{1,200})(?:\n|$)/.exec(message) ?? [];
  return { domain: site?.replace(/^\w+:\/\//, ''), account };
}

/** Asks the wallet for the account that the message names, and for its signature (`personal_sign`). Never rejects. */
export async function signWithWallet(wallet: CustomerWallet, message: string): Promise<WalletOutcome> {
  if (message === '') return { why: 'failed' };
  try {
    const found = typeof wallet.provider === 'function' ? await wallet.provider() : wallet.provider;
    return found === undefined ? { why: 'none' } : await sign(found, message);
  } catch (error) {
    return { why: reasonOf(error) };
  }
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
