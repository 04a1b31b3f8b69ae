import { malformed } from '../../model/wire/problem.js';

/** Characters made of bytes at a time: a call takes only so many arguments. */
const PIECE = 8_192;

/**
 * The fields of a multipart form. The platform's own `formData()` fails in a DOM for tests, whose `File` is another class than
 * the platform's. Refuses with 400 what is no form.
 */
export async function readForm(request: Request): Promise<Record<string, string | Blob>> {
  const type = request.headers.get('content-type') ?? '';
  const [, quoted, plain] = /^multipart\/form-data;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  const parts = characters(await request.arrayBuffer()).split(`--${boundary ?? ''}`);
  if (boundary === undefined || parts.length < 3) throw malformed(400, 'the body is not a multipart form');
  return Object.fromEntries(parts.slice(1, -1).map(readPart));
}

function readPart(part: string): [name: string, value: string | Blob] {
  const end = part.indexOf('\r\n\r\n');
  const head = part.slice(0, end);
  const content = Uint8Array.from(part.slice(end + 4, -2), (character) => character.charCodeAt(0));
  const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? '';
  if (!/\bfilename="/i.test(head)) return [name, new TextDecoder().decode(content)];
  return [name, new Blob([content], { type: /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? '' })];
}

/** One character for each byte, so that bytes can be looked through as text. */
function characters(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}
