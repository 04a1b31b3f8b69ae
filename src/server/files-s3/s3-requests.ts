import { AwsV4Signer } from 'aws4fetch';
import { CustomerStatusError } from '../../model/index.js';
import { sha256 } from '../bytes.js';
import { within } from '../service/within.js';

/** Where a bucket is, and who may use it. */
export interface S3Account {
  /** The address of the bucket, such as `https://files.s3.eu-central-1.amazonaws.com` or `https://s3.example.com/files`. */
  bucketUrl: string;
  /** Such as `eu-central-1`; `auto` for stores that know none. */
  region: string;
  /** Kept where secrets are kept. */
  accessKeyId: string;
  secretAccessKey: string;
  /** Of credentials that are lent for a time. */
  sessionToken?: string | undefined;
}

/** One request to a store. */
export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE';
  /** The name of an object, or empty for the bucket itself. */
  key: string;
  search?: Readonly<Record<string, string>> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: Uint8Array<ArrayBuffer> | undefined;
}

/** Sends signed requests. */
export interface S3Requests {
  /** Resolves with an answer that is good, or 404. Rejects with `unavailable` for anything else, after some tries. */
  send: (request: S3Request) => Promise<Response>;
  /** An address that is good by itself for a while; the headers have to be sent as they are here. */
  presign: (request: S3Request, times: { now: number; expiresAt: number }) => Promise<string>;
}

const MAX_ATTEMPTS = 4;

/** For an answer to begin, and for each piece of it to come. */
const TIMEOUT_MS = 30_000;

/** Requests signed as AWS Signature Version 4 says, the hash of the body in it. */
export function s3Requests(account: S3Account, fetcher: typeof fetch, clock: () => number): S3Requests {
  const { bucketUrl, ...credentials } = account;
  const base = bucketUrl.replace(/\/+$/, '');
  const urlOf = ({ key, search = {} }: S3Request) => {
    const url = new URL(`${base}/${key.split('/').map(encodeURIComponent).join('/')}`);
    for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value);
    return url;
  };
  const signed = async (request: S3Request) => {
    const { method, headers = {}, body } = request;
    const hash = await sha256(body ?? new Uint8Array());
    const signer = new AwsV4Signer({
      ...lent(credentials),
      service: 's3',
      method,
      url: urlOf(request).href,
      headers: { ...headers, 'x-amz-content-sha256': hash },
      datetime: amzDate(clock()),
      allHeaders: true,
    });
    return signer.sign();
  };
  return {
    async send(request) {
      for (let attempt = 1; ; attempt += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other, each signed anew
        const response = await tryOnce(fetcher, await signed(request), request.body);
        if (response instanceof Response && (response.ok || response.status === 404)) return response;
        const isFinal = response instanceof Response && response.status < 500 && response.status !== 429;
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        if (isFinal || attempt === MAX_ATTEMPTS) throw await refusal(request.method, response);
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
      }
    },
    async presign(request, { now, expiresAt }) {
      const url = urlOf(request);
      url.searchParams.set('X-Amz-Expires', String(Math.max(1, Math.floor((expiresAt - now) / 1_000))));
      const { method, headers = {} } = request;
      const options = { service: 's3', method, url: url.href, headers: { ...headers }, datetime: amzDate(now) };
      const signer = new AwsV4Signer({ ...lent(credentials), ...options, signQuery: true, allHeaders: true });
      return (await signer.sign()).url.href;
    },
  };
}

function lent({ sessionToken, ...credentials }: Omit<S3Account, 'bucketUrl'>) {
  return sessionToken === undefined ? credentials : { ...credentials, sessionToken };
}

async function tryOnce(
  fetcher: typeof fetch,
  { url, method, headers }: { url: URL; method: string; headers: Headers },
  body: Uint8Array<ArrayBuffer> | undefined,
): Promise<unknown> {
  const sent = { method, headers, redirect: 'error' as const, ...(body === undefined ? {} : { body }) };
  const given = new AbortController();
  try {
    const response = await within(
      TIMEOUT_MS,
      (signal) => {
        signal.addEventListener('abort', () => given.abort(signal.reason));
        return fetcher(url, { ...sent, signal: given.signal });
      },
      tooSlow,
    );
    return response.body === null ? response : new Response(flowing(response.body, given), response);
  } catch (error) {
    return error;
  }
}

/** A large file may take its time; only one of which nothing comes any more is given up. */
function flowing(body: ReadableStream<Uint8Array>, given: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await within(TIMEOUT_MS, () => reader.read(), tooSlow).catch((error: unknown) => {
        given.abort(error);
        throw error;
      });
      if (done) return controller.close();
      return controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function tooSlow(): CustomerStatusError {
  return new CustomerStatusError('timeout', { message: 'the file storage did not answer in time' });
}

/** Of what a store says only the code is told: the rest may name keys and signatures. */
async function refusal(method: string, response: unknown): Promise<CustomerStatusError> {
  if (!(response instanceof Response)) {
    return new CustomerStatusError('unavailable', {
      message: 'the file storage cannot be reached. Check bucketUrl, and that this server may reach it',
      retryAfterMs: 5_000,
      cause: response,
    });
  }
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await response.text().catch(() => ''))?.[1];
  const said = code === undefined ? String(response.status) : `${response.status} (${code})`;
  const message = `the file storage refused a ${method} with ${said}. Check the keys, the region and the rights of the bucket`;
  return new CustomerStatusError('unavailable', { message, retryAfterMs: 5_000 });
}

function amzDate(now: number): string {
  return new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, '');
}
