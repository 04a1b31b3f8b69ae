import { resolveText, type LocalizedText } from 'customer-status-kit/model';
import type { AnswerFaultCode, RfiProblem } from 'customer-status-kit/react';

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
};

/** What is wrong, in the words of this app: the kit speaks in codes. */
export function problemInWords({ item, fault, error }: RfiProblem): string {
  const title = item === undefined ? '' : say(item.requirement.title);
  if (error?.message !== undefined) return `${title}: ${say(error.message)}`;
  const sentence = fault === undefined ? undefined : FAULTS[fault.code];
  return `${sentence ?? 'Please check this answer'}: ${title}`;
}
