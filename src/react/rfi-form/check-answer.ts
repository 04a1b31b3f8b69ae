import type { AddressValue, Answer, ClarificationSpec, FieldSpec, FieldValue, Requirement } from '../../model/index.js';
import type { UploadView } from '../document-uploader/index.js';
import { isFilled } from '../document-uploader/index.js';
import { addressFormat } from './address-format.js';
import { finishDate, type DateFault, type DateParts } from './calendar-date.js';
import { isDecimal } from './decimal.js';
import { plainEntry } from './plain-text.js';

/** Everything that can be wrong with an answer before it is sent. */
export type AnswerFaultCode =
  | 'required'
  | 'required_choice'
  | 'too_long'
  | 'too_short'
  | 'email'
  | 'phone'
  | 'number'
  | 'money'
  | 'choice'
  | 'country'
  | 'date_future'
  | DateFault
  | 'address_line'
  | 'address_city'
  | 'address_country'
  | 'declaration'
  | 'document_type'
  | 'document_front'
  | 'document_back'
  | 'document_single'
  | 'document_uploading'
  | 'document_failed'
  | 'action'
  | 'address_region'
  | 'address_postal'
  | 'pattern'
  | 'group'
  | 'nothing'
  | 'conflict'
  /** Found by a validator of the host. */
  | 'host';

/** One thing that is wrong, and the control it is about. */
export interface AnswerFault {
  code: AnswerFaultCode;
  /** Names the control among several of one request, for example `city`, `day`, `front`. */
  part: string;
  /** Characters: for `too_long` and `too_short`. */
  limit?: number | undefined;
  /** What is not there of a date: for `date_incomplete`. */
  missing?: readonly (keyof DateParts)[] | undefined;
  /** How it should look: for `pattern`. */
  example?: string | undefined;
  /** What the part is called in the country: for `address_postal` and `address_region`. */
  name?: string | undefined;
  /** What the host says, to be shown as it is: for `host`. */
  text?: string | undefined;
}

/** What is known beyond the answer. */
export interface CheckContext {
  /** Milliseconds since 1970. */
  now: number;
  /** The files of the request, where it asks for some. */
  upload?: UploadView | undefined;
}

/** What is wrong with an answer; empty when it can be sent. An answer that is missing is judged as an empty one. */
export function checkAnswer(requirement: Requirement, answer: Answer | undefined, context: CheckContext): AnswerFault[] {
  const { spec } = requirement;
  if (spec.kind === 'action') return [{ code: 'action', part: 'value' }];
  if (spec.kind === 'field') return checkField(spec, answer?.kind === 'field' ? answer.value : null, context.now);
  if (spec.kind === 'document') return checkFiles(context.upload, true);
  const given = answer?.kind === 'clarification' ? answer : undefined;
  const text = (given?.text ?? '').trim();
  if (spec.answer === 'choice') return isChosen(spec, given?.choice) ? [] : [{ code: 'required_choice', part: 'choice' }];
  const files = spec.answer === 'text' ? [] : checkFiles(context.upload, spec.answer === 'attachment');
  if (spec.answer === 'attachment') return files;
  if (text === '') return [{ code: 'required', part: 'text' }, ...files];
  return [...checkLength(text, { maxLength: spec.maxLength }, 'text'), ...files];
}

/** What was chosen last may be offered no more. */
function isChosen({ options }: ClarificationSpec, choice: string | undefined): boolean {
  return choice !== undefined && (options === undefined || options.some(({ value }) => value === choice));
}

/** True when nothing is entered. */
export function isEmptyAnswer(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (answer.kind === 'field') return isEmptyValue(answer.value);
  if (answer.kind === 'document') return answer.fileIds.length === 0;
  return (answer.text ?? '').trim() === '' && answer.choice === undefined && (answer.fileIds ?? []).length === 0;
}

/** True for a value that says nothing. */
export function isEmptyValue(value: FieldValue): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  return [...value.lines, value.city, value.region ?? '', value.postalCode ?? ''].every((part) => part.trim() === '');
}

function checkField(spec: FieldSpec, value: FieldValue, now: number): AnswerFault[] {
  if (spec.immutable) return [];
  if (spec.input === 'declaration') return value === true || !spec.required ? [] : [{ code: 'declaration', part: 'value' }];
  if (isEmptyValue(value)) return spec.required ? missingFaults(spec.input, value) : [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return checkAddress(value);
  if (Array.isArray(value) || isFromList(spec)) return checkChoices(spec, value);
  if (typeof value === 'string') return checkText(spec, plainEntry(spec, value), now);
  return [];
}

/** The backend may give countries of its own, by whatever it calls them. */
function isFromList({ input, options }: FieldSpec): boolean {
  return input === 'choice' || (input === 'country' && options !== undefined);
}

function missingFaults(input: string, value: FieldValue): AnswerFault[] {
  if (input !== 'address') return [{ code: missingCode(input), part: input === 'date_of_birth' ? 'day' : 'value' }];
  return checkAddress(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : NO_ADDRESS);
}

const NO_ADDRESS: AddressValue = { lines: [], city: '', country: '' };

function missingCode(input: string): AnswerFaultCode {
  if (input === 'country') return 'country';
  return ['boolean', 'choice', 'multi_choice'].includes(input) ? 'required_choice' : 'required';
}

function checkText(spec: FieldSpec, text: string, now: number): AnswerFault[] {
  const part = 'value';
  if (spec.input === 'email' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) return [{ code: 'email', part }];
  if (spec.input === 'phone' && !/^\+?[\d\s().\-/]{5,30}$/.test(text)) return [{ code: 'phone', part }];
  if (spec.input === 'number' && !isDecimal(text)) return [{ code: 'number', part }];
  if (spec.input === 'money' && !isDecimal(text)) return [{ code: 'money', part }];
  if (spec.input === 'country' && !/^[A-Z]{2}$/i.test(text)) return [{ code: 'country', part }];
  if (spec.input === 'date' || spec.input === 'date_of_birth') return checkDate(spec.input, text, now);
  return checkLength(text, spec, part);
}

function checkDate(input: string, text: string, now: number): AnswerFault[] {
  const isBirth = input === 'date_of_birth';
  const finished = finishDate(text);
  if ('fault' in finished) return [{ code: finished.fault, part: isBirth ? finished.part : 'value', missing: finished.missing }];
  const isPast = Date.parse(finished.date) <= now;
  return isBirth && !isPast ? [{ code: 'date_future', part: 'day' }] : [];
}

function checkLength(
  text: string,
  { minLength, maxLength }: { minLength?: number | undefined; maxLength?: number | undefined },
  part: string,
): AnswerFault[] {
  if (maxLength !== undefined && text.length > maxLength) return [{ code: 'too_long', part, limit: maxLength }];
  if (minLength !== undefined && text.length < minLength) return [{ code: 'too_short', part, limit: minLength }];
  return [];
}

function checkChoices(spec: FieldSpec, value: FieldValue): AnswerFault[] {
  const offered = new Set(spec.options?.map((option) => option.value));
  const chosen = Array.isArray(value) ? value : [value];
  const isOffered = spec.options === undefined || chosen.every((one) => typeof one === 'string' && offered.has(one));
  return isOffered ? [] : [{ code: 'choice', part: 'value' }];
}

/** Parts that every address of the country has. What is missing is told by the name it has there. */
function checkAddress(address: AddressValue): AnswerFault[] {
  const faults: AnswerFault[] = [];
  const { postal, postalNeed, region, regionNeed } = addressFormat(address.country);
  if (!/^[A-Z]{2}$/i.test(address.country)) faults.push({ code: 'address_country', part: 'country' });
  if (address.lines.every((line) => isMissing(line))) faults.push({ code: 'address_line', part: 'line-1' });
  const city: AnswerFault[] = isMissing(address.city) ? [{ code: 'address_city', part: 'city' }] : [];
  const isCodeless = postalNeed === 'required' && isMissing(address.postalCode);
  const code: AnswerFault[] = isCodeless ? [{ code: 'address_postal', part: 'postal-code', name: postal }] : [];
  faults.push(...(addressFormat(address.country).postalFirst ? [...code, ...city] : [...city, ...code]));
  if (regionNeed === 'required' && isMissing(address.region))
    faults.push({ code: 'address_region', part: 'region', name: region });
  return faults;
}

function isMissing(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}

function checkFiles(upload: UploadView | undefined, isRequired: boolean): AnswerFault[] {
  if (upload === undefined) return [];
  if (upload.document === undefined) return isRequired ? [{ code: 'document_type', part: 'type' }] : [];
  const { document } = upload;
  return upload.slots.flatMap((slot): AnswerFault[] => {
    const part = slot.side;
    if (slot.items.some((item) => item.state === 'failed')) return [{ code: 'document_failed', part }];
    const isBusy = slot.items.some((item) => !['done', 'sent', 'accepted', 'refused'].includes(item.state));
    if (isBusy) return [{ code: 'document_uploading', part }];
    return isFilled(slot, document) || !isRequired ? [] : [{ code: `document_${slot.side}`, part }];
  });
}
