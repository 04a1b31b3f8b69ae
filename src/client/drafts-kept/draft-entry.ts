import { shareStructure } from '../../machine/index.js';
import type { Answer, DraftEntry, FieldOption, Requirement, RequirementSpec } from '../../model/index.js';
import type { DraftState } from '../client-snapshot.js';

/** A draft as it is kept: what was typed and what it was typed for. `undefined` while it is not known what is asked. */
export function toEntry({ answer, asked, conflict }: DraftState, at: string): DraftEntry | undefined {
  if (asked === undefined) return undefined;
  const typed = conflict?.typed ?? answer;
  return { answer: typed, asked: slim(conflict?.before ?? asked, typed), at };
}

/** True for answers that are kept alike: what is absent and what is `undefined` is the same there. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  const kept = asKept(one);
  return shareStructure(kept, asKept(other)) === kept;
}

function asKept(answer: Answer): unknown {
  return JSON.parse(JSON.stringify(answer));
}

/** Only what is needed to tell whether the answer still fits and to show what it was: nothing that is on file. */
function slim(requirement: Requirement, answer: Answer): Requirement {
  const { id, kind, status, blocking, title, subject, awaiting } = requirement;
  return { id, kind, status, blocking, title, reasons: [], subject, awaiting, spec: slimSpec(requirement.spec, answer) };
}

function slimSpec(spec: RequirementSpec, answer: Answer): RequirementSpec {
  if (spec.kind === 'field') {
    const { path, input, required, currency, sensitive } = spec;
    const options = chosenOptions(spec.options, answer);
    return { kind: 'field', path, input, required, ...defined({ currency, sensitive, options }) };
  }
  if (spec.kind !== 'clarification') return spec;
  const options = chosenOptions(spec.options, answer);
  return { kind: 'clarification', question: spec.question, answer: spec.answer, ...defined({ options }) };
}

/** The labels of what was chosen, so that it can be read when the choice is gone. */
function chosenOptions(options: readonly FieldOption[] | undefined, answer: Answer): FieldOption[] | undefined {
  const value = answer.kind === 'field' ? answer.value : answer.kind === 'clarification' ? answer.choice : undefined;
  const chosen = Array.isArray(value) ? value : [value];
  return options?.filter((option) => chosen.includes(option.value));
}

function defined<Part extends object>(part: Part): Part {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only absent values are left out
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}
