/** Items of varied length multiply the ways a text can be split among them; more ways than this are left to the linear engine. */
const MAX_WAYS = 64;

/** Longer texts than this cannot be asked for by one item. */
const MAX_REPEAT = 1_000;

/**
 * A regular expression for the whole of a text, where the pattern is plainly harmless: characters and classes one after the
 * other, with counted repeats, at most one of them without an end, and few ways to split a text among them. `undefined` for
 * anything else, which says nothing against it. What runs is written anew from what was understood, never the pattern itself.
 */
export function compileSimplePattern(pattern: string): RegExp | undefined {
  const source = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const items = readItems(Array.from(source));
  if (items === undefined || !isHarmless(items)) return undefined;
  const written = items.map(({ set, min, max }) => `${set}{${String(min)},${max === Infinity ? '' : String(max)}}`);
  return new RegExp(`^${written.join('')}$`, 'u');
}

interface Item {
  /** A class, as source. */
  set: string;
  min: number;
  max: number;
}

function isHarmless(items: readonly Item[]): boolean {
  const endless = items.filter(({ max }) => max === Infinity).length;
  const ways = items.reduce((product, { min, max }) => product * (max === Infinity ? 1 : max - min + 1), 1);
  const repeats = items.reduce((sum, { min, max }) => sum + (max === Infinity ? min : max), 0);
  return endless <= 1 && ways <= MAX_WAYS && repeats <= MAX_REPEAT;
}

interface Read<Value> {
  value: Value;
  /** The index after it. */
  end: number;
}

function readItems(characters: readonly string[]): Item[] | undefined {
  const items: Item[] = [];
  let at = 0;
  while (at < characters.length) {
    const set = readSet(characters, at);
    if (set === undefined) return undefined;
    const count = readCount(characters, set.end);
    if (count === undefined) return undefined;
    items.push({ set: set.value, ...count.value });
    at = count.end;
  }
  return items;
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['d', '0-9'],
  ['w', '0-9A-Za-z_'],
]);

function readSet(characters: readonly string[], at: number): Read<string> | undefined {
  const character = characters[at] ?? '';
  if (character === '[') return readClass(characters, at + 1);
  if (character === '\\') {
    const read = readEscape(characters[at + 1]);
    return read === undefined ? undefined : { value: `[${read}]`, end: at + 2 };
  }
  return '.^$|?*+(){}[]'.includes(character) ? undefined : { value: `[${literal(character)}]`, end: at + 1 };
}

function readClass(characters: readonly string[], from: number): Read<string> | undefined {
  const isNegated = characters[from] === '^';
  let source = '';
  let at = isNegated ? from + 1 : from;
  while (characters[at] !== ']') {
    const member = readMember(characters, at);
    if (member === undefined) return undefined;
    const last = characters[member.end] === '-' && characters[member.end + 1] !== ']' ? characters[member.end + 1] : undefined;
    if (last === undefined) {
      source += member.value;
      at = member.end;
      continue;
    }
    const first = characters[at] ?? '';
    if (!isPlain(first) || !isPlain(last) || first > last) return undefined;
    source += `${literal(first)}-${literal(last)}`;
    at = member.end + 2;
  }
  return source === '' ? undefined : { value: `[${isNegated ? '^' : ''}${source}]`, end: at + 1 };
}

/** Only letters and digits make a range: other ends are spelled in too many ways. */
function isPlain(character: string): boolean {
  return /^[0-9A-Za-z]$/.test(character);
}

function readMember(characters: readonly string[], at: number): Read<string> | undefined {
  const character = characters[at];
  if (character === undefined || character === '[' || character === '&') return undefined;
  if (character !== '\\') return { value: literal(character), end: at + 1 };
  const read = readEscape(characters[at + 1]);
  return read === undefined ? undefined : { value: read, end: at + 2 };
}

function readEscape(character: string | undefined): string | undefined {
  if (character === undefined) return undefined;
  return CLASSES.get(character) ?? (/^[^\p{L}\p{N}]$/u.test(character) ? literal(character) : undefined);
}

function readCount(characters: readonly string[], at: number): Read<Pick<Item, 'min' | 'max'>> | undefined {
  const rest = characters.slice(at, at + 12).join('');
  const [written, min, comma, max] = /^\{(\d{1,4})(,)?(\d{1,4})?\}/.exec(rest) ?? [];
  const count = written === undefined ? shorthand(rest[0]) : counted(Number(min), comma === undefined ? min : max);
  if (count === undefined || (rest[0] === '{' && written === undefined)) return undefined;
  const end = at + (written?.length ?? ('?*+'.includes(rest[0] ?? ' ') ? 1 : 0));
  // A second sign, as in `a+?` or `a{2}+`, is of no use here and not spelled the same everywhere.
  return '?*+{'.includes(characters[end] ?? ' ') && end > at ? undefined : { value: count, end };
}

function shorthand(sign: string | undefined): Pick<Item, 'min' | 'max'> {
  if (sign === '?') return { min: 0, max: 1 };
  if (sign === '*') return { min: 0, max: Infinity };
  return sign === '+' ? { min: 1, max: Infinity } : { min: 1, max: 1 };
}

function counted(min: number, max: string | undefined): Pick<Item, 'min' | 'max'> | undefined {
  const most = max === undefined ? Infinity : Number(max);
  return most < min ? undefined : { min, max: most };
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
