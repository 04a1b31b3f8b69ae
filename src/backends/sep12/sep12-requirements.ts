import type {
  ActionSpec,
  DocumentSide,
  DocumentSpec,
  FieldOption,
  FieldSpec,
  LocalizedText,
  Reason,
  Requirement,
  RequirementStatus,
} from '../../model/index.js';
import { isOfBusiness, knownField, termOfChoice } from './sep9-fields.js';
import { type FieldState, isFile, VERIFICATION } from './sep12-fields.js';

/** The limits for files, which an anchor does not tell. */
export interface FileLimits {
  mime: readonly string[];
  maxBytes: number;
}

/** A requirement with the fields that answer it, by side where they are files. */
export interface Ask {
  requirement: Requirement;
  fields: FieldState[];
}

const PAIR_ID = 'photo_id';
const PAIR: readonly string[] = ['photo_id_front', 'photo_id_back'];

/** What is asked, and what was given: both sides of the photo id are one request. */
export function asksOf(states: readonly FieldState[], limits: FileLimits): Ask[] {
  const pair = pairOf(states);
  return states.flatMap((state) => {
    const isOfFile = isFile(state.name, state);
    if (state.state === 'verification') {
      return state.isOpen && !isOfFile ? [verificationAsk(state), correctionAsk(state)] : [verificationAsk(state)];
    }
    if (!isOfFile) return [fieldAsk(state)];
    if (!pair.includes(state)) return [documentAsk(state.name, [state], limits)];
    return state === pair[0] ? [documentAsk(PAIR_ID, pair, limits)] : [];
  });
}

/** The side of the document that a field holds. */
export function sideOf(name: string): DocumentSide {
  if (name.endsWith('_front')) return 'front';
  return name.endsWith('_back') ? 'back' : 'single';
}

/** Not where one side may be left out: both are then requests of their own. */
function pairOf(states: readonly FieldState[]): FieldState[] {
  const sides = states.filter(
    (state) => PAIR.includes(state.name) && isFile(state.name, state) && state.state !== 'verification',
  );
  const isTaken = states.some(({ name }) => name === PAIR_ID);
  const asked = sides.filter(({ isOpen }) => isOpen);
  return isTaken || asked.some(({ optional }) => optional !== asked[0]?.optional) ? [] : sides;
}

const STATUS: Readonly<Record<FieldState['state'], RequirementStatus>> = {
  asked: 'open',
  rejected: 'rejected',
  verification: 'open',
  processing: 'submitted',
  given: 'submitted',
  accepted: 'accepted',
};

function fieldAsk(state: FieldState): Ask {
  const { input = inputOf(state.type), sensitive } = knownField(state.name);
  const options = state.choices?.map((choice) => optionOf(choice, state.lang));
  const spec: FieldSpec = {
    kind: 'field',
    path: state.name,
    input: options === undefined ? input : 'choice',
    required: !state.optional,
    ...(options === undefined ? {} : { options }),
    ...(sensitive === undefined ? {} : { sensitive }),
  };
  return { fields: [state], requirement: { ...requirementOf(state.name, [state]), kind: 'field', spec } };
}

/** A type nobody knows is shown as a text with a notice. */
function inputOf(type: string | undefined): string {
  return type === undefined || type === 'string' ? 'text' : type;
}

function optionOf(choice: string, lang: string): FieldOption {
  const term = termOfChoice(choice);
  return { value: choice, label: { default: choice, lang, ...(term === undefined ? {} : { term }) } };
}

function documentAsk(id: string, states: readonly FieldState[], { mime, maxBytes }: FileLimits): Ask {
  const open = states.filter(({ isOpen }) => isOpen);
  const fields = open.length > 0 ? open : [...states];
  const { document: type = 'other', captureHint } = knownField(fields[0]?.name ?? '');
  const base = requirementOf(id, fields);
  const spec: DocumentSpec = {
    kind: 'document',
    accepted: [{ type, label: base.title, sides: fields.map(({ name }) => sideOf(name)).toSorted(frontFirst) }],
    mime: [...mime],
    maxBytes,
    ...(captureHint === undefined ? {} : { captureHint }),
  };
  return { fields, requirement: { ...base, kind: 'document', spec } };
}

function frontFirst(a: DocumentSide, b: DocumentSide): number {
  return Number(a === 'back') - Number(b === 'back');
}

/** The code is sent by the anchor itself, without being asked. */
function verificationAsk(state: FieldState): Ask {
  const spec: ActionSpec = { kind: 'action', action: 'verify_code' };
  const base = requirementOf(`${state.name}${VERIFICATION}`, [{ ...state, optional: false }]);
  return { fields: [state], requirement: { ...base, kind: 'action', spec } };
}

/** A code that went to a mistyped number never comes: the number may be given again. */
function correctionAsk(state: FieldState): Ask {
  const { requirement, fields } = fieldAsk({ ...state, optional: true });
  const help: LocalizedText = { term: 'correction', default: 'Correction', lang: 'en' };
  return { fields, requirement: { ...requirement, id: `${state.name}_correction`, help } };
}

function requirementOf(id: string, fields: readonly FieldState[]): Omit<Requirement, 'kind' | 'spec'> {
  const [first] = fields;
  const scopeId = first?.types.find((type) => type !== undefined);
  const isOpen = fields.some((field) => field.isOpen);
  const help = helpOf(fields);
  return {
    id,
    status: statusOf(fields),
    blocking: fields.some(({ optional }) => !optional),
    title: titleOf(first),
    ...(help === undefined ? {} : { help }),
    reasons: fields.flatMap(reasonOf),
    subject: { type: isOfBusiness(first?.name ?? '') ? 'business' : 'customer' },
    awaiting: isOpen ? 'customer' : 'provider',
    ...(scopeId === undefined ? {} : { scopeId }),
  };
}

/** Of two sides, the one with more to do. */
function statusOf(fields: readonly FieldState[]): RequirementStatus {
  const statuses = fields.map(({ state }) => STATUS[state]);
  return (['rejected', 'open', 'submitted'] as const).find((status) => statuses.includes(status)) ?? 'accepted';
}

/** The kit's own word, else the anchor's, else the bare name. */
function titleOf(state: FieldState | undefined): LocalizedText {
  const { term, noun } = knownField(state?.name ?? '');
  if (term !== undefined && noun !== undefined) return { term, default: noun, lang: 'en' };
  return state?.description ?? (state?.name ?? '').replaceAll(/[._]/g, ' ');
}

/** What the anchor says of a field whose name the kit knows: it may say more than the name. */
function helpOf(fields: readonly FieldState[]): LocalizedText | undefined {
  const said = fields.find(({ name, description }) => description !== undefined && knownField(name).term !== undefined);
  return said?.description;
}

function reasonOf({ name, type, state, error }: FieldState): Reason[] {
  if (state !== 'rejected') return [];
  const code = isFile(name, { type }) ? 'other' : 'data_invalid';
  return [{ code, ...(error === undefined ? {} : { message: error }), audience: 'customer' }];
}
