import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as openRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { CustomerStatusError } from '../../model/index.js';
import { assertPublicUrl, type PublicUrlRules } from '../outbound/assert-public-url.js';

/** How a URL from outside is asked. */
export interface PublicFetchOptions extends Partial<PublicUrlRules> {
  /** Bytes of the longest answer: 15 MB unless said. */
  maxBytes?: number | undefined;
  /** Milliseconds for the whole: 15 000 unless said. */
  timeoutMs?: number | undefined;
  /** Certificates that are trusted besides those of the system, PEM. */
  ca?: string | undefined;
  /** How a connection is opened; tests lead it to a server of their own. */
  open?: typeof openRequest | undefined;
}

/** What a public URL answered. */
export interface PublicAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Asks a URL that came from outside, with GET, as little as a connector can do that must: only what `assertPublicUrl` allows,
 * at the very address that was checked, so that a name that changes its mind in between leads nowhere else. A redirect is
 * refused, an answer that is too long or too late is broken off. Rejects with `forbidden`, `timeout`, `network`,
 * `file_too_large`.
 */
export async function publicFetch(given: string, options: PublicFetchOptions = {}): Promise<PublicAnswer> {
  const { resolve = lookupAll, hosts, maxBytes = 15_000_000, timeoutMs = 15_000 } = options;
  const { url, addresses } = await assertPublicUrl(given, { hosts, resolve });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await ask(url, addresses, maxBytes, signal, options);
  } catch (error) {
    if (error instanceof CustomerStatusError) throw error;
    const code = signal.aborted ? 'timeout' : 'network';
    throw new CustomerStatusError(code, { message: 'a URL from outside could not be read', cause: error });
  }
}

async function lookupAll(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function ask(
  url: URL,
  addresses: readonly string[],
  maxBytes: number,
  signal: AbortSignal,
  { ca, open = openRequest }: PublicFetchOptions,
): Promise<PublicAnswer> {
  // The certificate is still the name's: only where to connect is settled.
  const pinned: LookupFunction = (_host, settings, tell) => {
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const [first] = all;
    if (settings.all === true) tell(null, all);
    else tell(null, first?.address ?? '', first?.family);
  };
  const settings = {
    lookup: pinned,
    agent: false as const,
    signal,
    headers: { accept: '*/*' },
    ...(ca === undefined ? {} : { ca }),
  };
  return new Promise((resolve, reject) => {
    const asking = open(url, settings, (response) => void collect(response, maxBytes).then(resolve, reject));
    asking.on('error', reject);
    asking.end();
  });
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<PublicAnswer> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    throw new CustomerStatusError('forbidden', { message: 'a URL from outside leads to another: that is not followed' });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const piece = Buffer.from(chunk);
    size += piece.byteLength;
    if (size > maxBytes) {
      response.destroy();
      throw new CustomerStatusError('file_too_large', {
        message: `a URL from outside answered with more than ${maxBytes} bytes`,
      });
    }
    chunks.push(piece);
  }
  return { status, headers: plain(response.headers), body: new Uint8Array(Buffer.concat(chunks)) };
}

function plain(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}
