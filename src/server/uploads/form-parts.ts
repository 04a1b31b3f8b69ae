import { indexOfText } from '../../files/find-bytes.js';
import { malformed } from '../../model/wire/problem.js';

/** A form of ours has six parts. A parser takes long over very many. */
const MAX_PARTS = 20;

const BOUNDARY = /;[ \t]*boundary=("([^"\\]{1,70})"|[^\s";,]{1,70})[ \t]*(?:;|$)/i;

/**
 * The type a form is to be parsed with: of what was declared only the boundary, so that the one that was counted is the one
 * that parts it. Refuses with 400 a form without one, or of too many parts.
 */
export function formType(declared: string, form: Uint8Array): string {
  const [, written, quoted] = BOUNDARY.exec(declared) ?? [];
  if (written === undefined) throw malformed(400, 'the body is not a multipart form');
  const line = `\r\n--${quoted ?? written}`;
  let count = 0;
  for (let at = indexOfText(form, line); at !== -1; at = indexOfText(form, line, at + line.length)) {
    count += 1;
    if (count > MAX_PARTS) throw malformed(400, `the form has more than ${MAX_PARTS} parts`);
  }
  return `multipart/form-data; boundary=${written}`;
}
