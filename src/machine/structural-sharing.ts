/**
 * The value `next`, with every part that equals its counterpart in `before` replaced by that counterpart, so that what
 * did not change keeps its identity. For plain data: objects, arrays and primitives.
 */
export function shareStructure<Value>(before: unknown, next: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is shared equals `next`, and so has its type
  return share(before, next) as Value;
}

function share(before: unknown, next: unknown): unknown {
  if (before === next || !isObject(before) || !isObject(next)) return next;
  if (Array.isArray(next)) return Array.isArray(before) ? shareArray(before, next) : next;
  return isPlain(next) && isPlain(before) ? shareObject(before, next) : next;
}

function shareArray(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  if (before.length === 0 || next.length === 0) return before.length === next.length ? before : next;
  // Most lists are as they were: the items are matched by id only from the first that is in another place.
  let known: Map<unknown, unknown> | undefined;
  const shared = next.map((item, index) => {
    const id = idOf(item);
    const counterpart = before[index];
    if (id === undefined || idOf(counterpart) === id) return share(counterpart, item);
    known ??= byId(before);
    return share(known.get(id) ?? counterpart, item);
  });
  const isSame = before.length === shared.length && shared.every((item, index) => item === before[index]);
  return isSame ? before : shared;
}

/** Runs with every status event: it walks with `for in`, and copies only from the first part that is replaced. */
function shareObject(before: PlainObject, next: PlainObject): PlainObject {
  let shared: PlainObject | undefined;
  let isSame = true;
  let count = 0;
  for (const key in next) {
    count += 1;
    const part = next[key];
    const known = before[key];
    if (part === known) {
      if (part === undefined && !Object.hasOwn(before, key)) isSame = false;
      continue;
    }
    // What every object has, such as its constructor, is nothing of the data's.
    const kept = isObject(part) && Object.hasOwn(before, key) ? share(known, part) : part;
    if (kept !== part) (shared ??= { ...next })[key] = kept;
    if (kept !== known) isSame = false;
  }
  if (isSame && countOf(before) === count) return before;
  return shared ?? next;
}

type PlainObject = Record<string, unknown>;

function countOf(object: PlainObject): number {
  let count = 0;
  for (const _key in object) count += 1;
  return count;
}

/** Items are matched by id, so that an insertion at the head does not make every later item look changed. */
function byId(items: readonly unknown[]): Map<unknown, unknown> {
  return new Map(items.filter((item) => idOf(item) !== undefined).map((item) => [idOf(item), item]));
}

function idOf(item: unknown): unknown {
  return isObject(item) && isPlain(item) ? item['id'] : undefined;
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: PlainObject): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
