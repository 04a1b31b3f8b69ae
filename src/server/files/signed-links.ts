import { CustomerStatusError } from '../../model/index.js';
import type { FileStorage, PresignTerms } from './file-storage.js';
import { isSameSignature, signature } from './signature.js';

/** What makes links. */
export interface SignedLinksOptions {
  /** At least 32 characters, the same on every node, kept where secrets are kept. */
  secret: string;
}

/**
 * Gives a storage links to which browsers send files directly, signed with HMAC-SHA-256 and served by the handler itself.
 * A link is good for one file of one type until it expires. For storages without links of their own.
 *
 * @example
 * ```ts
 * import { diskFiles, signedLinks } from 'customer-status-kit/server';
 *
 * export const storage = (secret: string) => signedLinks(diskFiles({ directory: './data/files' }), { secret });
 * ```
 */
export function signedLinks(files: FileStorage, { secret }: SignedLinksOptions): FileStorage {
  if (secret.length < 32) {
    throw new CustomerStatusError('validation_failed', {
      message: 'signedLinks needs a `secret` of at least 32 characters, or its links could be guessed; generate a random one',
    });
  }
  return {
    ...files,
    async presign(id, terms) {
      const search = new URLSearchParams({
        mime: terms.mime,
        max: String(terms.maxBytes),
        expires: String(terms.expiresAt),
        signature: await sign(secret, id, terms),
      });
      return { url: `links/${id}?${search.toString()}`, headers: { 'content-type': terms.mime } };
    },
    async redeem(id, { search, mime, content, now }) {
      const terms = { mime: search.get('mime') ?? '', maxBytes: number(search, 'max'), expiresAt: number(search, 'expires') };
      const expected = await sign(secret, id, terms);
      if (!isSameSignature(expected, search.get('signature') ?? '')) throw notGood('its signature is wrong');
      if (now >= terms.expiresAt) throw notGood('it has expired');
      if (mime !== terms.mime) throw notGood('the type of the file is another');
      await files.put(id, content, { maxBytes: terms.maxBytes });
    },
  };
}

function number(search: URLSearchParams, name: string): number {
  const value = search.get(name) ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}

function sign(secret: string, id: string, terms: Pick<PresignTerms, 'mime' | 'maxBytes' | 'expiresAt'>): Promise<string> {
  return signature(secret, ['upload', id, terms.mime, terms.maxBytes, terms.expiresAt]);
}

function notGood(why: string): CustomerStatusError {
  return new CustomerStatusError('forbidden', { message: `this upload link is not good: ${why}` });
}
