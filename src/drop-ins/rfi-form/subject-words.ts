import type { SubjectRef } from '../../model/index.js';
import type { Words } from '../provider/index.js';

/** Whom a request is about: the backend's own name, else the kit's for the kind. */
export function subjectInWords(subject: SubjectRef, words: Words): { text: string; lang?: string | undefined } {
  return subject.label === undefined ? { text: words.t(`subject.${subject.type}`) } : words.text(subject.label);
}
