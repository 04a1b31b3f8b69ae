'use client';
import type { ReactElement, ReactNode } from 'react';
import type { Answer, Requirement } from '../../model/index.js';
import { BackendText } from '../text/index.js';
import { answerInWords } from './answer-words.js';
import { CopyText } from './copy-text.js';
import { useFormWords } from './use-form-words.js';

/** What was typed for a request and not sent, with a way to copy it. Nothing where nothing was typed. */
export function TypedAnswer({ requirement, answer, children }: TypedAnswerProps): ReactElement | null {
  const words = useFormWords();
  const lines = answerInWords({ requirement, answer }, words);
  if (lines.length === 0) return null;
  const title = words.text(requirement.title);
  const text = answerInWords({ requirement, answer }, words, { reveal: true }).join('\n');
  return (
    <div className="csk-rfi-form-answer">
      <dt>
        <BackendText value={title} />
      </dt>
      <dd>
        {children}
        <CopyText lines={lines} text={text} title={title.text} />
      </dd>
    </div>
  );
}

/** Props of `TypedAnswer`. */
export interface TypedAnswerProps {
  /** What it was typed for. */
  requirement: Requirement;
  answer: Answer;
  /** Why it stands here. */
  children?: ReactNode;
}
