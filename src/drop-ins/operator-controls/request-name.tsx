'use client';
import type { ReactElement } from 'react';
import type { Requirement, SubjectRef } from '../../model/index.js';
import { subjectInWords } from '../rfi-form/subject-words.js';
import type { Words } from '../provider/index.js';
import { BackendText } from '../text/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** What has a title, and is asked of somebody. */
type Asked = Pick<Requirement, 'title' | 'subject'>;

/** What is asked, and of whom where that is not the customer: several people of a business may be asked the same. */
export function RequestName({ requirement: { title, subject } }: { requirement: Asked }): ReactElement {
  const words = useOperatorWords();
  return (
    <>
      <BackendText value={words.text(title)} />
      {isOwn(subject) ? null : (
        <span className="csk-text" data-muted="" data-size="small">
          {' · '}
          <BackendText value={subjectInWords(subject, words)} />
        </span>
      )}
    </>
  );
}

/** The same in one line, for what speaks of it. */
export function nameOfRequest({ title, subject }: Asked, words: Words): string {
  const { text } = words.text(title);
  return isOwn(subject) ? text : words.t('common.beside', { first: text, second: subjectInWords(subject, words).text });
}

function isOwn({ type }: SubjectRef): boolean {
  return type === 'customer';
}
