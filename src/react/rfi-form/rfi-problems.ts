import type { CustomerStatusError, FieldError } from '../../model/index.js';
import type { AnswerFault } from './check-answer.js';
import type { RfiItem } from './rfi-items.js';

/** One line of a summary of errors: something the form found, or something the backend found. */
export interface RfiProblem {
  /** Absent for what belongs to nothing in this form. */
  item?: RfiItem | undefined;
  /** Names the control within the item. */
  part: string;
  fault?: AnswerFault | undefined;
  error?: FieldError | undefined;
}

/** What is wrong with the given items, in their order. */
export function faultProblems(items: readonly RfiItem[]): RfiProblem[] {
  return items.flatMap((item) => item.faults.map((fault) => ({ item, part: fault.part, fault })));
}

/** What the backend found, at the item it belongs to as far as that can be told. */
export function errorProblems(items: readonly RfiItem[], failure: CustomerStatusError | undefined): RfiProblem[] {
  const kept = items.flatMap((item) => item.errors.map((error) => ({ item, part: 'value', error })));
  const known = new Set(kept.map(({ error }) => error.path));
  const told = (failure?.fieldErrors ?? []).filter((error) => !known.has(error.path));
  return [...kept, ...told.map((error) => locate(error, items))];
}

function locate(error: FieldError, items: readonly RfiItem[]): RfiProblem {
  const exact = items.find((item) => item.requirement.id === error.path);
  if (exact !== undefined) return { item: exact, part: 'value', error };
  const item = items.find(({ requirement: { spec } }) => spec.kind === 'field' && isWithin(error.path, spec.path));
  if (item === undefined) return { part: 'value', error };
  const { spec } = item.requirement;
  const member = spec.kind === 'field' ? error.path.slice(spec.path.length + 1) : '';
  return { item, part: partOfMember(member), error };
}

/** The control that holds a member of an address, for example `city` or `lines.0`. */
export function partOfMember(member: string): string {
  return PARTS.get(member) ?? 'value';
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}.`);
}

/** Members of an address and the controls that hold them. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['lines', 'line-1'],
  ['lines.0', 'line-1'],
  ['lines.1', 'line-2'],
  ['lines.2', 'line-3'],
  ['city', 'city'],
  ['region', 'region'],
  ['postalCode', 'postal-code'],
  ['country', 'country'],
]);

/** The control that a problem leads to: the first one of the item where the backend named none. */
export function controlPartOf({ item, part }: RfiProblem): string {
  if (item === undefined || part !== 'value') return part;
  const { spec } = item.requirement;
  if (spec.kind === 'document') return spec.accepted.length > 1 ? 'type' : (spec.accepted[0]?.sides[0] ?? 'single');
  if (spec.kind === 'clarification')
    return spec.answer === 'choice' ? 'choice' : spec.answer === 'attachment' ? 'single' : 'text';
  if (spec.kind !== 'field') return part;
  if (spec.input === 'address') return 'line-1';
  return spec.input === 'date_of_birth' ? 'day' : part;
}
