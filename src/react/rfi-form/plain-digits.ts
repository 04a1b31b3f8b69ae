const plain = new Map<string, string>();

/** Digits of every script in use as 0 to 9: `١٢٣` and `१२३` are `123`. Everything else stays as it is. */
export function plainDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => plain.get(digit) ?? remember(digit));
}

/** The digits of a script stand in a row of ten, and rows begin at a zero. */
function remember(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  const value = String((point - first) % 10);
  plain.set(digit, value);
  return value;
}
