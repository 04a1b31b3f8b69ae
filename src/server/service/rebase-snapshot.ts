import { type CustomerSnapshot, type DocumentRecord, OPERATION_NAMES } from '../../model/index.js';
import { isSamePart } from './same-snapshot.js';

/** One thing as it was before two changes, as this change made it, and as another one did that was stored first. */
export interface Versions<Value> {
  base: Value;
  mine: Value;
  theirs: Value;
}

/** A change laid over another one. */
export interface Rebased {
  snapshot: CustomerSnapshot;
  /** True where both changed the same thing: how that stands only the provider knows. */
  isContested: boolean;
}

/** The same of one item of a list, which may be new, or gone. */
type ItemVersions<Item> = Versions<Item | undefined>;

/** What becomes of an item that both changed, each in another way; `undefined` where it is gone. */
type Settle<Item> = (item: ItemVersions<Item>) => Item | undefined;

/**
 * What this change made of a customer, on top of what another change has stored meanwhile: whatever only one of them touched
 * is as that one left it. Where both touched the same, this change stands, the status apart: there `isAbove` says so.
 */
export function rebaseSnapshot(versions: Versions<CustomerSnapshot>, isAbove: boolean): Rebased {
  const { mine, theirs } = versions;
  let isContested = false;
  const contested = <Value>(value: Value): Value => {
    isContested = true;
    return value;
  };
  const part = <Name extends keyof CustomerSnapshot>(name: Name): Versions<CustomerSnapshot[Name]> => ({
    base: versions.base[name],
    mine: mine[name],
    theirs: theirs[name],
  });
  const itemOfMine = <Item>(item: ItemVersions<Item>) => contested(item.mine ?? item.theirs);
  const snapshot: CustomerSnapshot = {
    ...theirs,
    type: changed(part('type'), () => contested(mine.type)),
    displayName: changed(part('displayName'), () => contested(mine.displayName)),
    updatedAt: Date.parse(mine.updatedAt) > Date.parse(theirs.updatedAt) ? mine.updatedAt : theirs.updatedAt,
    status: changed(part('status'), () => contested(isAbove ? mine.status : theirs.status)),
    scopes: mergeLists(part('scopes'), itemOfMine),
    requirements: mergeLists(part('requirements'), itemOfMine),
    documents: mergeLists(part('documents'), (document) => contested(mergeFiles(document))),
    capabilities: mergeLists(part('capabilities'), itemOfMine),
    allowed: mergeRights(part('allowed')),
  };
  return { snapshot, isContested };
}

/** As whoever changed it left it; `settle` decides where both did, each in another way. */
function changed<Value>({ base, mine, theirs }: Versions<Value>, settle: () => Value): Value {
  if (isSamePart(mine, base)) return theirs;
  return isSamePart(theirs, base) || isSamePart(mine, theirs) ? mine : settle();
}

/** In their order, without what this change took away, and with what it added or still changed at the end. */
function mergeLists<Item extends { id: string }>(versions: Versions<Item[]>, settle: Settle<Item>): Item[] {
  const [base, mine, theirs] = [byId(versions.base), byId(versions.mine), byId(versions.theirs)];
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((id) => {
    const item = { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) };
    return changed(item, () => settle(item)) ?? [];
  });
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Two sides of a document may have come at the same time: neither is lost, and none that was removed comes back. */
function mergeFiles({ base, mine, theirs }: ItemVersions<DocumentRecord>): DocumentRecord | undefined {
  const lists = { base: base?.files ?? [], mine: mine?.files ?? [], theirs: theirs?.files ?? [] };
  const files = mergeLists(lists, (file) => (file.theirs === undefined ? undefined : file.mine));
  const document = mine ?? theirs;
  return document === undefined || files.length === 0 ? undefined : { ...document, files };
}

/** Each right by itself. What one of the two takes away is not given by the other. */
function mergeRights({ base, mine, theirs }: Versions<CustomerSnapshot['allowed']>): CustomerSnapshot['allowed'] {
  const merged = { ...theirs };
  for (const name of OPERATION_NAMES) {
    const right = changed<boolean | undefined>({ base: base[name], mine: mine[name], theirs: theirs[name] }, () => false);
    if (right === undefined) delete merged[name];
    else merged[name] = right;
  }
  return merged;
}
