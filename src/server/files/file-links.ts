import { CustomerStatusError } from '../../model/index.js';
import type { ConnectorFile } from '../connector.js';
import type { FileStorage } from './file-storage.js';
import { isSameSignature, signature } from './signature.js';

/** How links are made with which a provider fetches a file. */
export interface FileLinkOptions {
  /**
   * At least 32 characters, the same on every node, kept where secrets are kept. Of several the first signs and all are
   * accepted, so that a new one can be brought in while links of the old one are still about.
   */
  secret: string | readonly string[];
  /** Where the provider reaches the handler, such as `https://app.example.com/api/customer-status`. */
  baseUrl: string;
}

/** What a link of a file is about. */
export type LinkedFile = Pick<ConnectorFile, 'id' | 'mime'>;

/** Makes and checks links to files. */
export interface FileLinks {
  /** A link that is good until an instant, in milliseconds since the epoch. */
  make: (file: LinkedFile, expiresAt: number) => Promise<string>;
  /** The type of the file that a link leads to. Rejects with `forbidden` for a link that is not good, or not any more. */
  check: (fileId: string, search: URLSearchParams, now: number) => Promise<string>;
}

const MIN_SECRET = 32;

function sign(secret: string, id: string, mime: string, expires: number): Promise<string> {
  return signature(secret, ['file', id, mime, expires]);
}

/** Links signed with HMAC-SHA-256: each leads to one file of one customer, and whoever has it needs nothing else. */
export function fileLinks({ secret, baseUrl }: FileLinkOptions): FileLinks {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const [first] = secrets;
  if (first === undefined || secrets.some((each) => each.trim().length < MIN_SECRET)) throw tooShort();
  if (!/^https?:\/\/[^/]/.test(baseUrl)) {
    const message = 'fileLinks needs a `baseUrl` such as https://app.example.com/api/customer-status: providers fetch from there';
    throw new CustomerStatusError('validation_failed', { message });
  }
  const base = baseUrl.replace(/\/+$/, '');
  return {
    async make({ id, mime }, expiresAt) {
      const search = new URLSearchParams({
        type: mime,
        expires: String(expiresAt),
        signature: await sign(first, id, mime, expiresAt),
      });
      return `${base}/file-links/${encodeURIComponent(id)}?${search.toString()}`;
    },
    async check(fileId, search, now) {
      const mime = search.get('type') ?? '';
      const expires = /^\d{1,15}$/.test(search.get('expires') ?? '') ? Number(search.get('expires')) : 0;
      const given = search.get('signature') ?? '';
      const expected = await Promise.all(secrets.map((key) => sign(key, fileId, mime, expires)));
      const isSigned = expected.map((each) => isSameSignature(each, given)).includes(true);
      if (!isSigned || now >= expires) throw notGood();
      return mime;
    },
  };
}

/** Longer than this no link is good, whatever is asked for. */
const LONGEST_MS = 86_400_000;

/** How long a link is good unless said. */
const USUAL_MS = 900_000;

/** What a connector is given to make links with, for files of the customer it is called for. */
export function fileLinker(
  { files, links, clock }: { files: FileStorage; links?: FileLinks | undefined; clock: () => number },
  isTheirs: (fileId: string) => boolean | Promise<boolean>,
): (file: LinkedFile, forMs?: number) => Promise<string> {
  return async (file, forMs = USUAL_MS) => {
    if (!(await isTheirs(file.id))) {
      throw new CustomerStatusError('not_found', { message: 'this customer has no such file' });
    }
    const now = clock();
    const expiresAt = now + Math.min(Math.max(forMs, 1_000), LONGEST_MS);
    if (files.presignRead !== undefined) return files.presignRead(file.id, { mime: file.mime, now, expiresAt });
    if (links !== undefined) return links.make(file, expiresAt);
    throw new CustomerStatusError('unsupported', {
      message: 'links to files need `fileLinks` of createStatusHandler, or a storage that makes its own',
    });
  };
}

function tooShort(): CustomerStatusError {
  return new CustomerStatusError('validation_failed', {
    message: `fileLinks needs a \`secret\` of at least ${MIN_SECRET} characters, or its links could be guessed; generate a random one`,
  });
}

/** One answer for whatever is wrong: it teaches nothing. */
function notGood(): CustomerStatusError {
  return new CustomerStatusError('forbidden', { message: 'this link to a file is not good, or not any more' });
}
