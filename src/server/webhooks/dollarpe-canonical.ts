/** Writes the content of a request or a webhook in the one way that both sides sign. `undefined` members are left out. */
export type DollarPeCanonical = (content: unknown) => string;

/**
 * Keys sorted at every level, no blanks, everything beyond ASCII as `\uXXXX`: what the Python sample of the webhooks page
 * writes. The default, because it is the only published form that keeps nested members and has no blanks to agree on.
 * Source: seed 004's provider, guides/development-and-testing/webhooks.
 */
export const compactJson: DollarPeCanonical = (content) => escaped(write(content, ',', ':'));

/** The same with characters beyond ASCII as they are, as JavaScript and most other languages write it. No page shows it. */
export const compactUnicodeJson: DollarPeCanonical = (content) => write(content, ',', ':');

/**
 * Keys sorted at every level, a blank after each comma and colon, everything beyond ASCII as `\uXXXX`: what the Python
 * sample of the authentication page writes. Source: guides/authentication.
 */
export const spacedJson: DollarPeCanonical = (content) => escaped(write(content, ', ', ': '));

/**
 * What the JavaScript sample of the authentication page writes: the list of sorted keys is used as a filter at every level,
 * so that a nested member whose name is none of the body's own is left out, and not signed. Source: guides/authentication.
 */
export const topLevelKeysJson: DollarPeCanonical = (content) => {
  if (typeof content !== 'object' || content === null) return text(content);
  return JSON.stringify(content, Object.keys(content).toSorted());
};

function write(value: unknown, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => write(item, comma, colon)).join(comma)}]`;
  if (typeof value !== 'object' || value === null) return text(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}${colon}${write(member, comma, colon)}`).join(comma)}}`;
}

/** What JSON has no word for becomes `null`, as it does inside a list. */
function text(value: unknown): string {
  const written: string | undefined = JSON.stringify(value);
  return written ?? 'null';
}

/** Half by half for characters that UTF-16 writes as two, in lower case: as Python does. */
function escaped(json: string): string {
  return json.replaceAll(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
