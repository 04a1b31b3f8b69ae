'use client';
import type { ReactElement, ReactNode } from 'react';
import { RFIForm as Parts, useRfiItemProblems } from '../../../react/rfi-form/index.js';
import { Icon } from '../../icon/index.js';
import { useFormWords } from '../form-words.js';
import { problemInWords } from '../problem-words.js';

/** Label, hint, error and control of one field, in this order. */
export function FieldFrame({ part = 'value', label, hint, described, children }: FieldFrameProps): ReactElement {
  const problem = useProblemText(part);
  return (
    <Parts.Field className="csk-field" part={part} invalid={problem !== undefined} described={described ?? hint !== undefined}>
      {label === undefined ? null : <Parts.Label className="csk-label">{label}</Parts.Label>}
      {hint === undefined ? null : <Parts.Hint className="csk-hint">{hint}</Parts.Hint>}
      {problem === undefined ? null : <FieldError text={problem} />}
      {children}
    </Parts.Field>
  );
}

/** Props of `FieldFrame`. */
export interface FieldFrameProps {
  part?: string | undefined;
  /** Absent where the heading of the request is the label. */
  label?: ReactNode;
  hint?: ReactNode;
  /** True where the hint stands elsewhere on the page. Its id is that of the control and `-hint`. */
  described?: boolean | undefined;
  children: ReactNode;
}

/** The words of the error of a field. */
export function FieldError({ text }: { text: { text: string; lang?: string | undefined } | undefined }): ReactElement {
  return (
    <Parts.Error className="csk-error">
      <Icon name="warning" />
      <span lang={text?.lang}>{text?.text}</span>
    </Parts.Error>
  );
}

/** What is wrong with one control of the request in reach. */
export function useProblemText(part: string): { text: string; lang?: string | undefined } | undefined {
  const words = useFormWords();
  const problem = useRfiItemProblems().find((candidate) => candidate.part === part);
  return problem === undefined ? undefined : problemInWords(problem, words);
}
