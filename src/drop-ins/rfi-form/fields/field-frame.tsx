'use client';
import type { ReactElement, ReactNode } from 'react';
import { RFIForm as Parts, useRfiItemProblems } from '../../../react/rfi-form/index.js';
import { Icon } from '../../icon/index.js';
import { useFormWords } from '../form-words.js';
import { problemInWords } from '../problem-words.js';

/** Label, hint, error and control of one field, in this order. */
export function FieldFrame(props: FieldFrameProps): ReactElement {
  const { part = 'value', isWhole = false, label, hint, described, children } = props;
  const problem = useProblemText(isWhole ? undefined : part);
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
  /** True where one control takes the whole answer, which the kit would ask for in parts: it has the errors of them all. */
  isWhole?: boolean | undefined;
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

/** What is wrong with one control of the request in reach, or with whichever comes first. */
export function useProblemText(part: string | undefined): { text: string; lang?: string | undefined } | undefined {
  const words = useFormWords();
  const problem = useRfiItemProblems().find((candidate) => part === undefined || candidate.part === part);
  return problem === undefined ? undefined : problemInWords(problem, words);
}
