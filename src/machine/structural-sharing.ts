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
  const isSame = before.length === shared.length && shared.every((item, index) => Object.is(item, before[index]));
  return isSame ? before : shared;
}

function shareObject(before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  // Copied only from the first part that is replaced: a small object that is new in all its parts costs no copy.
  let shared: Record<string, unknown> | undefined;
  let isSame = true;
  let count = 0;
  for (const key of Object.keys(next)) {
    count += 1;
    const part = next[key];
    const isKnown = Object.hasOwn(before, key);
    const kept = isKnown ? share(before[key], part) : part;
    if (!Object.is(kept, part)) (shared ??= { ...next })[key] = kept;
    if (!isKnown || !Object.is(kept, before[key])) isSame = false;
  }
  if (isSame && count === Object.keys(before).length) return before;
  return shared ?? next;
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
