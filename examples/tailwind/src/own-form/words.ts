import { reasonsForCustomer, resolveText, type LocalizedText, type Reason, type Requirement } from 'customer-status-kit/model';
import type { AnswerFaultCode, RfiProblem, SlotItem, SlotItemState } from 'customer-status-kit/react';

/** A text of the bank, in the language of this app. */
export function say(text: LocalizedText): string {
  return resolveText(text, 'en').text;
}

const FAULTS: Partial<Record<AnswerFaultCode, string>> = {
  required: 'Please answer',
  address_line: 'Enter the street and number',
  address_city: 'Enter the town or city',
  address_postal: 'Check the postal code',
  address_country: 'Enter the country as two letters, for example GB',
  document_type: 'Choose which document you will use',
  document_front: 'Add the front',
  document_back: 'Add the back',
  document_single: 'Add a file',
  document_uploading: 'Wait until the upload has finished',
  document_failed: 'A file was not uploaded: try again or remove it',
  conflict: 'Say what becomes of your answer',
};

/** What is wrong, in the words of this app: the kit speaks in codes. */
export function problemInWords({ item, fault, error }: RfiProblem): string {
  const title = item === undefined ? '' : say(item.requirement.title);
  if (error?.message !== undefined) return `${title}: ${say(error.message)}`;
  const sentence = fault === undefined ? undefined : FAULTS[fault.code];
  return `${sentence ?? 'Please check this answer'}: ${title}`;
}

const FILES: Readonly<Record<SlotItemState, string>> = {
  queued: 'uploading …',
  preparing: 'uploading …',
  sending: 'uploading …',
  processing: 'uploading …',
  paused: 'paused',
  waiting: 'waiting for a connection',
  done: 'uploaded',
  failed: 'not uploaded',
  sent: 'sent',
  accepted: 'accepted',
  refused: 'not accepted',
};

/** Where a file is. */
export function fileInWords(state: SlotItemState): string {
  return FILES[state];
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['document_unreadable', 'It cannot be read.'],
  ['document_expired', 'It has expired.'],
  ['document_too_old', 'It is too old.'],
]);

/** The reviewer's own sentence, else this app's. Findings nobody may be told come without one. */
function reasonsInWords(reasons: readonly Reason[]): string[] {
  return reasonsForCustomer(reasons).map(({ code, message }) => {
    if (message !== undefined) return say(message);
    return REASONS.get(code) ?? 'We could not accept it.';
  });
}

/** Why something is asked again. What is asked for the first time was not refused. */
export function whyAgain({ status, reasons }: Requirement): string[] {
  return status === 'rejected' ? reasonsInWords(reasons) : [];
}

/** Why a file was refused, without what was said already. */
export function whyRefused({ file }: SlotItem, said: readonly string[]): string {
  return reasonsInWords(file?.reasons ?? [])
    .filter((reason) => !said.includes(reason))
    .join(' ');
}
