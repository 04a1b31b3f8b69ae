import { createVisibility, type AnswerLookup, type CustomerSnapshot, type Requirement, type Visibility } from '../model/index.js';

/** The ids of the requirements that are not asked now. The same set, by identity, while it holds the same. */
export type HiddenRequirements = (customer: CustomerSnapshot | undefined, answers: AnswerLookup) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/** Follows which requirements conditions hide, with one reckoning for as long as the same things are asked. */
export function followHidden(): HiddenRequirements {
  let known: { requirements: readonly Requirement[]; visibility: Visibility } | undefined;
  return (customer, answers) => {
    if (customer === undefined) return NONE;
    const { requirements } = customer;
    if (known?.requirements !== requirements) known = { requirements, visibility: createVisibility(requirements) };
    const hidden = known.visibility.hidden(answers);
    return hidden.size === 0 ? NONE : hidden;
  };
}
