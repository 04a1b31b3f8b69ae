import type { Answer, Requirement } from 'customer-status-kit/model';
import { say } from './words.ts';

/** An answer in lines, for reading it over. */
export function answerText({ spec }: Requirement, answer: Answer | undefined): string[] {
  if (answer === undefined) return ['No answer'];
  if (answer.kind === 'document') {
    const accepted = spec.kind === 'document' ? spec.accepted.find(({ type }) => type === answer.documentType) : undefined;
    const name = accepted === undefined ? answer.documentType : say(accepted.label);
    return [`${name}, ${String(answer.fileIds.length)} ${answer.fileIds.length === 1 ? 'file' : 'files'}`];
  }
  if (answer.kind === 'clarification') return [answer.text ?? answer.choice ?? ''];
  const { value } = answer;
  if (spec.kind === 'field' && spec.sensitive === true) return ['••••'];
  if (value === null) return ['No answer'];
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object') return [String(value)];
  return [...value.lines, value.city, value.postalCode ?? '', value.country].filter((line) => line !== '');
}
