import { CustomerStatusError } from '../../model/index.js';
import { isAddress, isPublicAddress } from './public-address.js';

/** Which addresses somebody else may make a server ask. */
export interface PublicUrlRules {
  /** The only hosts that are asked: `files.example.com`, or `*.example.com` for every host below it. Any public one unless said. */
  hosts?: readonly string[] | undefined;
  /** The addresses of a name, all of them. Each must be public. */
  resolve: (host: string) => Promise<readonly string[]>;
}

/** An address that may be asked, and the addresses its host had when that was decided: connect to one of these, not to the name. */
export interface PublicUrl {
  url: URL;
  addresses: readonly string[];
}

/**
 * Settles whether a URL that came from outside may be asked by this server: HTTPS on its own port, no user and password, a
 * host that is wanted, and none of its addresses inside a network that is not public. Rejects with `forbidden` otherwise. A
 * name can change its addresses the moment after: whoever connects must use the ones given here, as `publicFetch` of
 * `customer-status-kit/server/node` does.
 *
 * @example
 * ```ts
 * import { assertPublicUrl } from 'customer-status-kit/server';
 * import { lookup } from 'node:dns/promises';
 *
 * export const check = (url: string) =>
 *   assertPublicUrl(url, {
 *     hosts: ['*.provider.example'],
 *     resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
 *   });
 * ```
 */
export async function assertPublicUrl(given: string, { hosts, resolve }: PublicUrlRules): Promise<PublicUrl> {
  const url = readUrl(given);
  if (url.protocol !== 'https:') throw refused('it does not begin with https');
  if (url.username !== '' || url.password !== '') throw refused('it holds a user or a password');
  if (url.port !== '') throw refused('it names a port');
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (host === '' || (!isAddress(host) && !host.includes('.'))) throw refused('its host is a name of a local network');
  if (hosts !== undefined && !hosts.some((wanted) => isWanted(host, wanted)))
    throw refused('its host is not one of those wanted');
  const addresses = isAddress(host) ? [host] : await resolve(host);
  // One that is not public among many is enough: which of them is used is not decided here.
  if (addresses.length === 0 || !addresses.every(isPublicAddress)) throw refused('its host is not public');
  return { url, addresses };
}

function readUrl(given: string): URL {
  try {
    return new URL(given);
  } catch {
    throw refused('it is none');
  }
}

/** The whole host is compared, never a part: `evil.test/?x=https://allowed.example` has the host `evil.test`. */
function isWanted(host: string, wanted: string): boolean {
  const rule = wanted.toLowerCase();
  return rule.startsWith('*.') ? host.endsWith(rule.slice(1)) && host.length >= rule.length : host === rule;
}

function refused(why: string): CustomerStatusError {
  return new CustomerStatusError('forbidden', { message: `the server does not ask this URL: ${why}` });
}
