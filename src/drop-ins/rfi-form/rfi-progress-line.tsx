'use client';
import type { ReactElement } from 'react';
import type { Requirement } from '../../model/index.js';
import { progressOf, type RfiForm } from '../../react/rfi-form/index.js';
import { useFormWords } from './use-form-words.js';

/** How much of the whole request is done, as a bar and in words. Nothing to see where there is only one thing to do. */
export function RfiProgressLine({ form }: { form: RfiForm }): ReactElement | null {
  const words = useFormWords();
  const { done, total } = progressOf(form.groups);
  if (total < 2) return null;
  return (
    <div className="csk-rfi-items-progress">
      <progress className="csk-progress" value={done} max={total} aria-label={words.t('rfi-items.progress-label')} />
      <p className="csk-text" data-muted="">
        {words.t('rfi-items.progress', { done: words.number(done), total: words.number(total) })}
      </p>
    </div>
  );
}

/** How much is done of what belongs to a heading, beside it. */
export function ProgressCount({ form, belongs }: ProgressCountProps): ReactElement {
  const words = useFormWords();
  const { done, total } = progressOf(form.groups, belongs);
  return <p className="csk-hint">{words.t('rfi-items.progress', { done: words.number(done), total: words.number(total) })}</p>;
}

/** Props of `ProgressCount`. */
export interface ProgressCountProps {
  form: RfiForm;
  belongs: (requirement: Requirement) => boolean;
}
