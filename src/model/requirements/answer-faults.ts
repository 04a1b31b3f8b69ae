import type { ClarificationAnswer, DocumentAnswer, FieldAnswer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile } from '../document.js';
import { isValueOfInput } from '../field-value.js';
import { filesAskedBy } from '../files-asked.js';
import type { AddressValue, ClarificationSpec, DocumentSpec, FieldSpec, FieldValue } from '../requirement-spec.js';
import { takesMime } from '../usual-mime.js';
import { attachedFiles, isFor, namedFiles } from './named-files.js';

/** What is wrong with the answer to a field, as a reason code. */
export function fieldFault(spec: FieldSpec, answer: FieldAnswer): string | undefined {
  const { value } = answer;
  if (isEmpty(spec, value)) return spec.required ? 'information_missing' : undefined;
  if (!isValueOfInput(value, spec.input)) return 'data_invalid';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return addressFault(value);
  if (spec.options !== undefined && !isChosenFrom(spec.options, value)) return 'data_invalid';
  if (typeof value !== 'string') return undefined;
  if ((spec.input === 'date' || spec.input === 'date_of_birth') && !isCalendarDate(value)) return 'data_invalid';
  const isTooLong = spec.maxLength !== undefined && value.length > spec.maxLength;
  const isTooShort = spec.minLength !== undefined && value.length < spec.minLength;
  return isTooLong || isTooShort ? 'data_invalid' : undefined;
}

/** What is wrong with the answer to a request for a document. Sides accepted before need not be sent again. */
export function documentFault(snapshot: CustomerSnapshot, spec: DocumentSpec, answer: DocumentAnswer): string | undefined {
  const accepted = spec.accepted.find((candidate) => candidate.type === answer.documentType);
  if (accepted === undefined) return 'document_type_unsupported';
  const named = namedFiles(snapshot, answer);
  if (named.length < new Set(answer.fileIds).size) return 'document_missing_side';
  if (named.some(({ file, borrowed }) => borrowed && !fits(spec, file))) return 'document_type_unsupported';
  const sent = named.map(({ file }) => file);
  const held = snapshot.documents.filter((document) => isFor(document, answer)).flatMap((document) => document.files);
  const counted = [...held.filter((file) => file.status === 'accepted' && !answer.fileIds.includes(file.id)), ...sent];
  if (counted.length < (accepted.minFiles ?? 1)) return 'document_missing_side';
  const sides = new Set(counted.map((file) => file.side ?? 'single'));
  return accepted.sides.every((side) => sides.has(side)) ? undefined : 'document_missing_side';
}

/** A file given for something else has not been held against these limits yet. */
function fits(spec: Pick<DocumentSpec, 'mime' | 'maxBytes'>, file: DocumentFile): boolean {
  return takesMime(spec.mime, file.mime) && file.size <= (spec.maxBytes ?? Infinity);
}

/** What is wrong with the answer to a reviewer's question. */
export function clarificationFault(
  snapshot: CustomerSnapshot,
  spec: ClarificationSpec,
  answer: ClarificationAnswer,
): string | undefined {
  const attached = attachedFiles(snapshot, answer);
  if (attached.length < new Set(answer.fileIds).size) return 'data_invalid';
  if (attached.some(({ file, borrowed }) => borrowed && !mayBeAttached(spec, file))) return 'data_invalid';
  if (spec.answer === 'attachment') return attached.length > 0 ? undefined : 'information_missing';
  if (spec.answer === 'choice') return choiceFault(spec, answer.choice);
  const text = (answer.text ?? '').trim();
  if (text === '') return 'information_missing';
  return spec.maxLength !== undefined && text.length > spec.maxLength ? 'data_invalid' : undefined;
}

function isEmpty(spec: FieldSpec, value: FieldValue): boolean {
  if (spec.input === 'declaration' && value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** A date that the calendar has: a clock reads `2026-02-30` as March, so it does not come back the same. */
function isCalendarDate(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function addressFault(address: AddressValue): string | undefined {
  const isComplete = address.lines.some((line) => line.trim() !== '') && address.city.trim() !== '' && address.country !== '';
  return isComplete ? undefined : 'information_missing';
}

function isChosenFrom(options: NonNullable<FieldSpec['options']>, value: FieldValue): boolean {
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.every((choice) => options.some((option) => option.value === choice));
}

function choiceFault(spec: ClarificationSpec, choice: string | undefined): string | undefined {
  if (choice === undefined || choice === '') return 'information_missing';
  return spec.options === undefined || isChosenFrom(spec.options, choice) ? undefined : 'data_invalid';
}

function mayBeAttached(spec: ClarificationSpec, file: DocumentFile): boolean {
  const asked = filesAskedBy(spec);
  return asked !== undefined && fits(asked, file);
}
