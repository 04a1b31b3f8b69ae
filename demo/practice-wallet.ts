import { type EthereumWallet, ethereumWallet } from '../test/providers/offblocks/ethereum-wallet.ts';

/** The wallet that the demo gives to a customer. Its key is made of the customer's id and is no secret. */
export async function practiceWallet(customerId: string): Promise<EthereumWallet> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(customerId));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return ethereumWallet(`0x${hex}`);
}
