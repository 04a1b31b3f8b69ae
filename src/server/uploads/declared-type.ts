import { indexOfText } from '../../files/find-bytes.js';

const FIELD = 'name="file"';
const MAX_HEADERS = 2_000;

/**
 * The type that the part `file` of a form declares. Some runtimes give a file the type that goes with its name instead (Bun
 * 1.4), and what was declared is checked against the bytes. `undefined` where the part declares none.
 */
export function declaredType(form: Uint8Array): string | undefined {
  const at = indexOfText(form, FIELD);
  if (at === -1) return undefined;
  const headers = new TextDecoder('latin1').decode(form.subarray(at, at + MAX_HEADERS)).split('\r\n\r\n')[0] ?? '';
  return /\r\ncontent-type:[ \t]*([\w.+/-]+)/i.exec(headers)?.[1]?.toLowerCase();
}
