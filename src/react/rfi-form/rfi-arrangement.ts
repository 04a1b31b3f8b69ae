import type { SubjectRef } from '../../model/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import type { RfiItem } from './rfi-items.js';

/** Where a request stands in the list: it must be answered now, it can be, or it will be needed one day. */
export type RfiPlace = 'now' | 'later' | 'upcoming';

/** Requests that stand together: alternatives, several that belong together, or one by itself. */
export interface RfiCluster {
  /** Stable while the requests are the same. */
  key: string;
  rule: 'any' | 'all' | undefined;
  groupId: string | undefined;
  items: readonly RfiItem[];
}

/** The requests about one person or business, by what is to be done. Empty sections are left out. */
export interface RfiSubject {
  key: string;
  subject: SubjectRef;
  sections: readonly { place: RfiPlace; clusters: readonly RfiCluster[] }[];
}

const PLACES: readonly RfiPlace[] = ['now', 'later', 'upcoming'];

/** How a list is arranged. */
export interface ArrangementOptions {
  /** Keys of subjects in the order in which they stand; others follow. */
  order?: readonly string[] | undefined;
  /** Keeps a cluster somewhere else than `placeOfCluster` says. */
  placeOf?: ((cluster: RfiCluster) => RfiPlace) | undefined;
}

/** The requests by subject and place, each place in the order of the items. */
export function arrangeItems(items: readonly RfiItem[], options: ArrangementOptions = {}): RfiSubject[] {
  const { order = [], placeOf = placeOfCluster } = options;
  const clusters = clustersOf(items);
  const keys = new Set([...order, ...clusters.map((cluster) => subjectKey(subjectOf(cluster)))]);
  return [...keys].flatMap((key) => {
    const own = clusters.filter((cluster) => subjectKey(subjectOf(cluster)) === key);
    const [first] = own;
    if (first === undefined) return [];
    const sections = PLACES.map((place) => ({ place, clusters: own.filter((cluster) => placeOf(cluster) === place) }));
    return [{ key, subject: subjectOf(first), sections: sections.filter((section) => section.clusters.length > 0) }];
  });
}

/** Whom a request is about, as a key. */
export function subjectKey({ type, id = '' }: SubjectRef): string {
  return `${type} ${id}`;
}

/** The subjects of all requests, answered or not, each once. */
export function subjectKeysOf(groups: RequirementGroups): string[] {
  const { open, upcoming, withReviewer, exhausted, done } = groups;
  return [...new Set([...open, ...upcoming, ...withReviewer, ...exhausted, ...done].map(({ subject }) => subjectKey(subject)))];
}

/** The most pressing place of its requests. What is not mandatory is pressing from the day on which it is due. */
export function placeOfCluster({ items }: RfiCluster): RfiPlace {
  const places = new Set(items.map((item) => placeOfItem(item)));
  return PLACES.find((place) => places.has(place)) ?? 'later';
}

function placeOfItem({ requirement, due }: RfiItem): RfiPlace {
  if (requirement.blocking || due?.stage === 'today' || due?.stage === 'overdue') return 'now';
  return requirement.due?.severity === 'eventual' && due?.stage !== 'soon' ? 'upcoming' : 'later';
}

function subjectOf({ items }: RfiCluster): SubjectRef {
  return items[0]?.requirement.subject ?? { type: 'customer' };
}

function clustersOf(items: readonly RfiItem[]): RfiCluster[] {
  const clusters = new Map<string, RfiCluster & { items: RfiItem[] }>();
  for (const item of items) {
    const group = item.alternative === undefined && item.requirement.group?.rule === 'any' ? undefined : item.requirement.group;
    const key = group === undefined ? `item ${item.requirement.id}` : `group ${group.id}`;
    const known = clusters.get(key);
    if (known !== undefined) known.items.push(item);
    else
      clusters.set(
        key,
        group === undefined ? clusterOfOne(key, item) : { key, rule: group.rule, groupId: group.id, items: [item] },
      );
  }
  return [...clusters.values()];
}

const single = new WeakMap<RfiItem, RfiCluster & { items: RfiItem[] }>();

/** The same for as long as the item is: most clusters are of one, and do not have to be shown anew. */
function clusterOfOne(key: string, item: RfiItem): RfiCluster & { items: RfiItem[] } {
  const known = single.get(item) ?? { key, rule: undefined, groupId: undefined, items: [item] };
  single.set(item, known);
  return known;
}
