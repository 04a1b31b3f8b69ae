import type { SimulatedRequest } from '../simulated-server.ts';
import { Refused } from './anchor-refusal.ts';

/** A file as it came. */
export interface AnchorFile {
  bytes: Uint8Array;
  type: string;
  name: string;
}

/** What a body holds, in the order it came. */
export type AnchorBody = Map<string, string | AnchorFile>;

/** Reads any of the three types of content that the standard names. */
export async function bodyOf({ headers, bytes, body }: SimulatedRequest): Promise<AnchorBody> {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) return jsonBody(body);
  if (type.startsWith('application/x-www-form-urlencoded')) return new Map(new URLSearchParams(body));
  if (!type.startsWith('multipart/form-data')) throw new Refused(400, 'unsupported content type');
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Refused(400, 'the form cannot be read');
  });
  const read: AnchorBody = new Map();
  for (const [name, value] of form) {
    if (typeof value === 'string') read.set(name, value);
    else read.set(name, { bytes: new Uint8Array(await value.arrayBuffer()), type: value.type, name: value.name });
  }
  return read;
}

function jsonBody(text: string): AnchorBody {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new Map(Object.entries(value).map(([name, member]) => [name, String(member)]));
  } catch {
    // Falls through to the refusal.
  }
  throw new Refused(400, 'the JSON cannot be read');
}
