import {
  type AddressValue,
  type Answer,
  type CustomerSnapshot,
  type DocumentFile,
  type FieldError,
  type FieldValue,
  isAnswerable,
} from '../../../model/index.js';
import type { FernAsk, FernPath } from './fern-ask.js';
import { PERSONS_PATH } from './fern-business.js';
import { valueAt } from './fern-customer.js';
import { entryTypeOf } from './fern-documents.js';

/** The body of a request, and which answer stands where in it. */
export interface FernPatch {
  body: Readonly<Record<string, unknown>>;
  /** Where each answer went. */
  sources: readonly { path: FernPath; requirementId: string }[];
  /** True with files in it: Fern may well keep them twice when they are sent twice. */
  hasFiles: boolean;
}

/** What a patch is made of. */
export interface FernPatchInput {
  /** What may be answered, in its order. */
  asks: readonly FernAsk[];
  answers: readonly Answer[];
  /** The customer with the answers taken: its documents say what each file is, its requirements what was said before. */
  taken: CustomerSnapshot;
  /** A file as a data URI. */
  toImage: (file: DocumentFile) => Promise<string>;
}

/**
 * The body that carries exactly what was answered. Of the people behind a business everything that is not sensitive and was
 * said before goes along, so that each entry of the list is whole.
 */
export async function toFernPatch(input: FernPatchInput): Promise<FernPatch> {
  const answered = new Map(input.answers.map((answer) => [answer.requirementId, answer]));
  const draft = new PatchDraft();
  for (const ask of input.asks) {
    const answer = answered.get(ask.id);
    if (answer?.kind === 'field' && ask.place.kind === 'value') draft.put(ask.path, ask.id, toFernValue(ask, answer.value));
  }
  for (const ask of input.asks) {
    const answer = answered.get(ask.id);
    if (answer?.kind !== 'document') continue;
    const details = detailsOf(ask, input.asks, answered);
    // oxlint-disable-next-line no-await-in-loop -- one large file in memory after the other
    for (const entry of await entriesOf(input, ask, answer.documentType))
      draft.append(ask, { ...entry, ...details.members }, details.ids);
  }
  if (valueAt(draft.body, PERSONS_PATH) !== undefined) keepPersons(input, answered, draft);
  return draft;
}

/** What is missing because Fern takes it together with what was answered only. */
export function missingWith(asks: readonly FernAsk[], answers: readonly Answer[], stored: CustomerSnapshot): FieldError[] {
  const given = new Set(answers.map(({ requirementId }) => requirementId));
  const bundles = new Set(asks.filter(({ id }) => given.has(id)).map(({ bundle }) => bundle));
  const open = new Set(stored.requirements.filter(isAnswerable).map(({ id }) => id));
  return asks
    .filter(
      ({ id, bundle, blocking }) => bundle !== undefined && bundles.has(bundle) && blocking && open.has(id) && !given.has(id),
    )
    .map(({ id }) => ({ path: id, code: 'information_missing' }));
}

/** Errors about places in a body, told of the requirements whose answers stand there. */
export function withRequirementIds(errors: readonly FieldError[], { sources }: FernPatch): FieldError[] {
  const known = sources.map(({ path, requirementId }) => ({ path: path.join('.'), requirementId }));
  const found = errors.map((error) => {
    const source =
      known.find(({ path }) => path === error.path) ??
      known.find(({ path }) => error.path.startsWith(`${path}.`)) ??
      known.find(({ path }) => path.startsWith(`${error.path}.`) || path.endsWith(`.${error.path}`));
    return source === undefined ? error : { ...error, path: source.requirementId };
  });
  return [...new Map(found.map((error) => [error.path, error])).values()];
}

/** A body while it is filled. */
class PatchDraft implements FernPatch {
  body: Record<string, unknown> = {};
  sources: { path: FernPath; requirementId: string }[] = [];
  hasFiles = false;

  put(path: FernPath, requirementId: string, value: unknown): void {
    if (value === undefined) return;
    const [first, ...rest] = path;
    this.body = { ...this.body, [String(first)]: placed(this.body[String(first)], rest, value) };
    this.sources.push({ path, requirementId });
  }

  append(ask: FernAsk, entry: Record<string, unknown>, details: ReadonlyMap<string, string>): void {
    const list = valueAt(this.body, ask.path);
    const path = [...ask.path, Array.isArray(list) ? list.length : 0];
    this.put(path, ask.id, entry);
    for (const [member, requirementId] of details) this.sources.push({ path: [...path, member], requirementId });
    this.hasFiles = true;
  }
}

/** A tree with a value at a path; lists are made where a path says a number. */
function placed(node: unknown, [key, ...rest]: FernPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'string') {
    const members = typeof node === 'object' && node !== null ? Object.fromEntries(Object.entries(node)) : {};
    return { ...members, [key]: placed(members[key], rest, value) };
  }
  const list: unknown[] = Array.isArray(node) ? Array.from<unknown>(node) : [];
  while (list.length < key) list.push({});
  list[key] = placed(list[key], rest, value);
  return list;
}

/** A list is filled for everybody: an entry without a name would stand for nobody. */
function keepPersons({ asks, taken }: FernPatchInput, answered: ReadonlyMap<string, Answer>, draft: PatchDraft): void {
  const said = new Map(taken.requirements.map(({ id, spec }) => [id, spec.kind === 'field' ? spec.currentValue : undefined]));
  for (const ask of asks) {
    const value = said.get(ask.id);
    const isPersons = PERSONS_PATH.every((name, at) => ask.path[at] === name) && ask.place.kind === 'value';
    // Without its number, which is not kept, the rest of a national id is refused.
    if (String(ask.path.at(-1)).startsWith('nationalId')) continue;
    if (isPersons && value !== undefined && !answered.has(ask.id)) draft.put(ask.path, ask.id, toFernValue(ask, value));
  }
}

function detailsOf(document: FernAsk, asks: readonly FernAsk[], answered: ReadonlyMap<string, Answer>) {
  const members: Record<string, unknown> = {};
  const ids = new Map<string, string>();
  for (const ask of asks) {
    const answer = answered.get(ask.id);
    if (ask.place.kind !== 'detail' || ask.place.of !== document.id || answer?.kind !== 'field') continue;
    members[ask.place.member] = toFernValue(ask, answer.value);
    ids.set(ask.place.member, ask.id);
  }
  return { members, ids };
}

/** The entries of one document: two sides are one entry, each paper of a business is one of its own. */
async function entriesOf({ taken, toImage }: FernPatchInput, ask: FernAsk, documentType: string) {
  const document = taken.documents.find((candidate) => candidate.requirementId === ask.id && candidate.type === documentType);
  const files = document?.files ?? [];
  const images = await Promise.all(files.map(async (file) => ({ side: file.side, image: await toImage(file) })));
  const type = entryTypeOf(ask.path, documentType);
  const subtype = documentType.toUpperCase();
  if (type === 'PROOF_OF_ADDRESS') return images.map(({ image }) => ({ type, subtype, proofOfAddressImage: image }));
  if (type !== 'GOVERNMENT_ID')
    return images.map(({ image }) => ({ type, description: documentType.replaceAll('_', ' '), documentImage: image }));
  const sides = images.map(({ side, image }) => [side === 'back' ? 'backIdImage' : 'frontIdImage', image]);
  return [{ type, subtype, ...Object.fromEntries(sides) }];
}

/** What Fern calls it. Nothing is sent for what was left empty. */
function toFernValue({ place, spec }: FernAsk, value: FieldValue): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return toFernAddress(value);
  if (place.kind === 'value' && place.as === 'fraction') return Number(value) / 100;
  if (spec.kind === 'field' && spec.input === 'phone' && typeof value === 'string') return value.replaceAll(/[\s().-]/g, '');
  return typeof value === 'string' ? value.trim() : value;
}

function toFernAddress({ lines, city, region, postalCode, country }: AddressValue) {
  const [first = '', ...more] = lines.filter((line) => line.trim() !== '');
  return {
    streetLine1: first,
    ...(more.length === 0 ? {} : { streetLine2: more.join(', ') }),
    city,
    ...(region === undefined || region === '' ? {} : { stateRegionProvince: region }),
    ...(postalCode === undefined || postalCode === '' ? {} : { postalCode }),
    countryCode: country,
  };
}
