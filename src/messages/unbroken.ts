/**
 * A text of one piece, such as a number and its unit: no line ends within it. Engines put spaces of different widths before
 * "AM"; here all are one, so that a server and a browser say the same.
 */
export function unbroken(text: string): string {
  return text.replaceAll(/[ \u202F]/g, '\u00A0');
}
