import {
  type Answer,
  CustomerStatusError,
  type DocumentAnswer,
  type FieldAnswer,
  type FieldError,
  isValueOfInput,
  type ReasonCode,
} from '../../model/index.js';
import type { Sep12Data, SentFile } from './sep12-client.js';
import type { Ask } from './sep12-requirements.js';
import type { KeptFile, Sep12Session } from './sep12-session.js';
import { toSep9 } from './sep12-values.js';

/** What one answer comes to. */
interface Entry {
  ask: Ask;
  values: Record<string, string | number>;
  files: Record<string, SentFile>;
  used: readonly string[];
}

/** What goes to the anchor in one request. */
export interface Sending extends Sep12Data {
  type: string | undefined;
}

/** What answers come to. */
export interface Prepared {
  sendings: Sending[];
  /** The ids of the files that go along. */
  used: ReadonlySet<string>;
}

/** The suffix of a field that names a file the anchor has already. */
const FILE_ID = '_file_id';

/**
 * Answers as fields of SEP-9. Rejects all of them with `validation_failed` where one has a fault that can be seen here, and
 * with `state_conflict` where something is not asked any more.
 */
export function prepareAnswers({ latest, files }: Sep12Session, answers: readonly Answer[]): Prepared {
  if (latest?.snapshot.status.editable !== true) throw locked();
  const faults: FieldError[] = [];
  const entries = answers.flatMap((answer): Entry[] => {
    const ask = latest.asks.find(({ requirement }) => requirement.id === answer.requirementId);
    const entry = ask === undefined ? fault('data_invalid') : entryOf(ask, answer, files);
    if (!('code' in entry)) return [entry];
    faults.push({ path: answer.requirementId, code: entry.code });
    return [];
  });
  if (faults.length > 0) {
    const message = 'answers are missing something or do not fit what is asked; nothing was sent';
    throw new CustomerStatusError('validation_failed', { message, fieldErrors: faults });
  }
  const settled = entries.find(({ ask }) => ask.requirement.awaiting !== 'customer');
  if (settled !== undefined) throw locked();
  return { sendings: sendingsOf(entries), used: new Set(entries.flatMap(({ used }) => used)) };
}

function entryOf(ask: Ask, answer: Answer, files: readonly KeptFile[]): Entry | { code: ReasonCode } {
  if (answer.kind === 'field') return fieldEntry(ask, answer);
  return answer.kind === 'document' ? documentEntry(ask, answer, files) : fault('data_invalid');
}

function fieldEntry(ask: Ask, { value }: FieldAnswer): Entry | { code: ReasonCode } {
  const { spec } = ask.requirement;
  if (spec.kind !== 'field' || !isValueOfInput(value, spec.input)) return fault('data_invalid');
  const sent = toSep9(value, spec);
  if (sent === undefined && spec.required) return fault('information_missing');
  if (spec.options !== undefined && sent !== undefined && !spec.options.some((option) => option.value === sent))
    return fault('data_invalid');
  return { ask, values: sent === undefined ? {} : { [spec.path]: sent }, files: {}, used: [] };
}

/** The id of a file names its field, so that an answer of a page that was loaded again still says what is what. */
function documentEntry(ask: Ask, { fileIds, sides }: DocumentAnswer, kept: readonly KeptFile[]): Entry | { code: ReasonCode } {
  const entry: Entry = { ask, values: {}, files: {}, used: fileIds };
  const missing = new Set(ask.fields.map(({ name }) => name));
  for (const id of fileIds) {
    const { field, fileId } = readFileId(id);
    const side = sides?.[id];
    const name = side === undefined ? field : ask.fields.find((candidate) => candidate.name.endsWith(`_${side}`))?.name;
    if (name === undefined || !missing.delete(name)) return fault('data_invalid');
    const held = kept.find((file) => file.id === id);
    if (held?.blob !== undefined) entry.files[name] = { blob: held.blob, side: held.side };
    else if (fileId === undefined) return fault('information_missing');
    else entry.values[`${name}${FILE_ID}`] = fileId;
  }
  return missing.size === 0 ? entry : fault('document_missing_side');
}

const HELD = 'held';

/** The id of a file for a field: the anchor's own, or one for bytes that wait here. */
export function writeFileId(field: string, fileId: string | undefined, ownId: string): string {
  return fileId === undefined ? `${field}:${HELD}:${ownId}` : `${field}:file:${fileId}`;
}

function readFileId(id: string): { field: string | undefined; fileId: string | undefined } {
  const [, field, kind, fileId] = /^([^:]+):(held|file):(.+)$/s.exec(id) ?? [];
  return { field, fileId: kind === 'file' ? fileId : undefined };
}

/** As few requests as there may be: each says for which type it is, and answers all that the type asks for. */
function sendingsOf(entries: readonly Entry[]): Sending[] {
  const left = new Set(entries);
  const sendings: Sending[] = [];
  while (left.size > 0) {
    const type = mostAsking([...left]);
    const own = [...left].filter((entry) => typesOf(entry).includes(type));
    for (const entry of own) left.delete(entry);
    const values = Object.fromEntries(own.flatMap((entry) => Object.entries(entry.values)));
    const files = Object.fromEntries(own.flatMap((entry) => Object.entries(entry.files)));
    if (Object.keys(values).length + Object.keys(files).length > 0) sendings.push({ type, values, files });
  }
  return sendings;
}

function mostAsking(entries: readonly Entry[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const type of entries.flatMap(typesOf)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function typesOf({ ask }: Entry): readonly (string | undefined)[] {
  return ask.fields[0]?.types ?? [undefined];
}

function fault(code: ReasonCode): { code: ReasonCode } {
  return { code };
}

function locked(): CustomerStatusError {
  return new CustomerStatusError('state_conflict', { message: 'the anchor does not ask for this now: read the customer again' });
}
