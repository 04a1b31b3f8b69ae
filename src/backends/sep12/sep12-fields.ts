import type { LocalizedText } from '../../model/index.js';
import { knownField } from './sep9-fields.js';
import type { Sep12Field, Sep12ProvidedField } from './sep12-answers.schema.js';
import type { ReadAnswer } from './sep12-client.js';

/** Where a field stands, over all types. The first of these that a type says is what counts. */
const STATES = ['verification', 'rejected', 'asked', 'processing', 'given', 'accepted'] as const;

/** The suffix of a field that verifies another. */
export const VERIFICATION = '_verification';

/** One field, over all types that speak of it. */
export interface FieldState {
  name: string;
  state: (typeof STATES)[number];
  /** True where the customer may give it now. */
  isOpen: boolean;
  type: string | undefined;
  description: LocalizedText | undefined;
  choices: readonly string[] | undefined;
  optional: boolean;
  error: LocalizedText | undefined;
  lang: string;
  /** The types that speak of it in this state; `undefined` is the one without a name. */
  types: (string | undefined)[];
}

/** What was read for one type. */
export interface TypeAnswer {
  type: string | undefined;
  read: ReadAnswer | undefined;
}

/** True for a field whose value is a file. */
export function isFile(name: string, { type }: Pick<Sep12Field, 'type'>): boolean {
  return type === undefined ? knownField(name).document !== undefined : type === 'binary';
}

/** All fields, in the order they are asked and then in that of what was given. */
export function fieldStates(answers: readonly TypeAnswer[]): FieldState[] {
  const states = answers.flatMap(({ type, read }) => (read === undefined ? [] : statesOf(type, read)));
  const byName = new Map<string, FieldState>();
  for (const state of states) {
    const known = byName.get(state.name);
    byName.set(state.name, known === undefined ? state : merged(known, state));
  }
  // Some anchors ask for the code once more among the fields.
  const codes = new Set(states.filter(({ state }) => state === 'verification').map(({ name }) => `${name}${VERIFICATION}`));
  return [...byName.values()].filter(({ name }) => !codes.has(name));
}

/** Nothing is asked where the decision is final, or where nobody knows what the anchor means. */
function statesOf(type: string | undefined, { answer, lang }: ReadAnswer): FieldState[] {
  const { status, fields, provided_fields: provided = {} } = answer;
  const common = { lang, types: [type] };
  const asks = status === 'NEEDS_INFO' || status === 'PROCESSING' || status === 'ACCEPTED';
  const asked = Object.entries(asks ? fields : {}).map(([name, field]): FieldState => {
    const refused = provided[name]?.status === 'REJECTED' ? provided[name] : undefined;
    const state = refused === undefined ? 'asked' : 'rejected';
    return { ...common, ...aspectsOf(name, field, lang), state, isOpen: true, error: textOf(refused?.error, lang) };
  });
  const given = Object.entries(provided)
    .filter(([name]) => !asks || !(name in fields) || provided[name]?.status === 'VERIFICATION_REQUIRED')
    .map(([name, field]): FieldState => {
      const state = stateOf(field.status, status);
      const isOpen = status === 'NEEDS_INFO' && (state === 'rejected' || state === 'verification');
      return { ...common, ...aspectsOf(name, field, lang), state, isOpen, error: textOf(field.error, lang) };
    });
  return [...asked, ...given];
}

/** A status nobody knows says nothing good: the field is with the anchor. */
function stateOf(status: Sep12ProvidedField['status'], whole: string): FieldState['state'] {
  switch (status) {
    case 'ACCEPTED':
      return 'accepted';
    case 'PROCESSING':
      return 'processing';
    case 'REJECTED':
      return 'rejected';
    case 'VERIFICATION_REQUIRED':
      return 'verification';
    default:
      return status === undefined && whole === 'ACCEPTED' ? 'accepted' : 'given';
  }
}

function aspectsOf(name: string, { type, description, choices, optional }: Sep12Field, lang: string) {
  return { name, type, description: textOf(description, lang), choices, optional };
}

function textOf(text: string | undefined, lang: string): LocalizedText | undefined {
  return text === undefined || text === '' ? undefined : { default: text, lang };
}

/** What can be given now stands above what cannot, then what asks for more. It is meant for every type that asks. */
function merged(a: FieldState, b: FieldState): FieldState {
  const first = rankOf(a) <= rankOf(b) ? a : b;
  if (a.isOpen !== b.isOpen) return first;
  return { ...first, optional: a.optional && b.optional, types: [...new Set([...a.types, ...b.types])] };
}

function rankOf({ state, isOpen }: FieldState): number {
  return STATES.indexOf(state) - (isOpen ? STATES.length : 0);
}
