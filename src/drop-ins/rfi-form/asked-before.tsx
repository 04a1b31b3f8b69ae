'use client';
import type { ReactElement } from 'react';
import { type EarlierAnswer, type RfiItem, useRfiControls } from '../../react/rfi-form/index.js';
import { useFormWords } from './form-words.js';
import { answerInWords } from './answer-words.js';

/** Offers what was entered for the same thing before, so that nobody types it twice. Nothing once something is entered. */
export function AskedBefore({ item: { requirement }, earlier }: { item: RfiItem; earlier: EarlierAnswer }): ReactElement {
  const words = useFormWords();
  const { setAnswer, focusControl } = useRfiControls();
  const value = words.list(answerInWords({ requirement, answer: earlier.answer }, words));
  const title = words.text(requirement.title).text;
  const take = () => {
    setAnswer({ ...earlier.answer, requirementId: requirement.id });
    focusControl(requirement.id);
  };
  return (
    <div className="csk-row">
      <button
        type="button"
        className="csk-button"
        data-variant="secondary"
        data-size="small"
        aria-label={words.t('rfi-flow.again-item', { title, value })}
        onClick={take}
      >
        <span dir="auto">{words.t('rfi-flow.again', { value })}</span>
      </button>
      <span className="csk-hint">{words.t('rfi-flow.again-hint', { title: words.text(earlier.requirement.title).text })}</span>
    </div>
  );
}
