/**
 * The value `next`, with every part that equals its counterpart in `before` replaced by that counterpart, so that what
 * did not change keeps its identity. For plain data: objects, arrays and primitives.
 */
export function shareStructure<Value>(before: unknown, next: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is shared equals `next`, and so has its type
  return share(before, next) as Value;
}

function share(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) return shareArray(before, next);
  if (isPlainObject(before) && isPlainObject(next)) return shareObject(before, next);
  return next;
}

function shareArray(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const known = byId(before);
  const shared = next.map((item, index) => shareStructure(known.get(idOf(item)) ?? before[index], item));
  const isSame = before.length === shared.length && shared.every((item, index) => Object.is(item, before[index]));
  return isSame ? before : shared;
}

function shareObject(before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, shareStructure(before[key], next[key])]));
  const isSame =
    keys.length === Object.keys(before).length && keys.every((key) => key in before && Object.is(shared[key], before[key]));
  return isSame ? before : shared;
}

/** Items are matched by id, so that an insertion at the head does not make every later item look changed. */
function byId(items: readonly unknown[]): Map<unknown, unknown> {
  return new Map(items.filter((item) => idOf(item) !== undefined).map((item) => [idOf(item), item]));
}

function idOf(item: unknown): unknown {
  return isPlainObject(item) ? item['id'] : undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
