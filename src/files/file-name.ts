/**
 * C0 and C1 controls, halves of characters, marks that turn the direction of text, and characters without width or ink
 * that serve only to deceive. Joiners stay: Persian names and emoji are written with them.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u115f\u1160\u3164\uffa0\u{e0000}-\u{e007f}]/gu;

/**
 * A file's name fit to show: without path, controls and marks that turn text around, shortened in the middle so that the
 * extension stays. For display only, inside `<bdi>`; the name that is sent is made of the document's side alone.
 *
 * @example
 * ```ts
 * import { safeDisplayName } from 'customer-status-kit/files';
 *
 * console.assert(safeDisplayName('C:\\photos\\me.jpg') === 'me.jpg');
 * ```
 */
export function safeDisplayName(name: string, maxLength = 48): string {
  const last = name.slice(-4_096).split(/[/\\]/).pop() ?? '';
  const characters = Array.from(last.replace(HIDDEN, '').trim());
  if (characters.length <= maxLength) return characters.join('');
  const tail = Math.min(12, Math.floor(maxLength / 3));
  return `${characters.slice(0, maxLength - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}
