import { createVisibility, type CustomerSnapshot, type Requirement, type Visibility } from '../model/index.js';
import type { DraftState } from './client-snapshot.js';

type Drafts = Readonly<Record<string, DraftState>>;

/** The ids of the requirements that are not asked now. The same set, by identity, while it holds the same. */
export type HiddenRequirements = (customer: CustomerSnapshot | undefined, drafts: Drafts) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/** Follows which requirements conditions hide, with one reckoning for as long as the same things are asked. */
export function followHidden(): HiddenRequirements {
  let known:
    | { requirements: readonly Requirement[]; visibility: Visibility; drafts: Drafts; hidden: ReadonlySet<string> }
    | undefined;
  return (customer, drafts) => {
    if (customer === undefined) return NONE;
    const { requirements } = customer;
    if (known?.requirements === requirements && known.drafts === drafts) return known.hidden;
    const visibility = known?.requirements === requirements ? known.visibility : createVisibility(requirements);
    const found = visibility.hidden((id) => (Object.hasOwn(drafts, id) ? drafts[id]?.answer : undefined));
    known = { requirements, visibility, drafts, hidden: found.size === 0 ? NONE : found };
    return known.hidden;
  };
}
