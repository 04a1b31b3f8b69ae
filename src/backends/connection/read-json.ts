import { parse } from '../../model/index.js';
import { errorOfFailure, protocolError } from './http-errors.js';

/** Reads the body of a response. Rejects with `protocol_error` when it is not JSON of the expected shape. */
export async function readJson<Output>(
  response: Response,
  schema: Parameters<typeof parse<Output>>[0],
  signal: AbortSignal | undefined,
): Promise<Output> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    await response.body?.cancel().catch(() => undefined);
    throw protocolError('the server answered with something other than JSON: check that `baseUrl` leads to the handler');
  }
  return parse(schema, parseJson(await readText(response, signal)));
}

/** Reads the body of a response as bytes. */
export async function readBlob(response: Response, signal: AbortSignal | undefined): Promise<Blob> {
  try {
    return await response.blob();
  } catch (failure) {
    throw errorOfFailure(failure, signal);
  }
}

async function readText(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text();
  } catch (failure) {
    throw errorOfFailure(failure, signal);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the text, which may be personal: it is not passed on.
    throw protocolError('the server answered with JSON that cannot be read');
  }
}
