import { CustomerStatusError } from '../../model/index.js';
import { readWhole } from './file-data.js';

/** What a provider answered. */
export interface ProviderAnswer {
  status: number;
  headers: Headers;
  /** The JSON it sent; `undefined` where there is none. */
  body: unknown;
}

const MAX_ANSWER_BYTES = 1_000_000;

/** Reads an answer. Rejects with `protocol_error` for a good one that is no JSON, is too long, or leads elsewhere. */
export async function readAnswer(response: Response): Promise<ProviderAnswer> {
  const { status, headers } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => undefined);
    throw unreadable('it leads to another address, and credentials do not go along');
  }
  const bytes = response.body === null ? new Uint8Array() : await readWhole(response.body, MAX_ANSWER_BYTES, tooLong);
  return { status, headers, body: toContent(new TextDecoder().decode(bytes), response.ok) };
}

/** What an error says is a courtesy: a page of a gateway is no reason to lose its status. */
function toContent(text: string, isGood: boolean): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (isGood) throw unreadable('it is no JSON');
    return undefined;
  }
}

function tooLong(): CustomerStatusError {
  return unreadable(`it is longer than ${MAX_ANSWER_BYTES} bytes`);
}

function unreadable(why: string): CustomerStatusError {
  return new CustomerStatusError('protocol_error', { message: `the provider's answer cannot be used: ${why}` });
}
