/** What no database takes as text: the character zero, and halves of characters. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The same with every text in it such that a database takes it: one odd character must keep nobody from their account. */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [storableText(name), storable(part)]));
}

function storableText(text: string): string {
  return text.replaceAll(UNSTORABLE, (odd) => (odd === '\0' ? '' : '\uFFFD'));
}
