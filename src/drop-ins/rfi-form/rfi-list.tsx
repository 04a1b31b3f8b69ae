'use client';
import type { ReactElement } from 'react';
import { RFIForm as Parts, type RfiForm } from '../../react/rfi-form/index.js';
import { useWords } from '../provider/index.js';
import { below, Heading, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { RfiSection } from './rfi-section.js';
import { RfiSummary } from './rfi-summary.js';

/** Everything that can be answered, and the way on. */
export function RfiList({ form, level, onAction }: RfiListProps): ReactElement {
  const words = useWords();
  const now = form.items.filter((item) => item.requirement.blocking);
  const later = form.items.filter((item) => !item.requirement.blocking);
  const ready = form.items.filter((item) => item.state === 'ready').length;
  const hasAnswers = form.items.some((item) => item.requirement.kind !== 'action');
  return (
    <>
      <div>
        <Heading level={level} size="large" ref={form.headingRef} tabIndex={-1}>
          {words.t('rfi-form.title')}
        </Heading>
        {form.items.length > 1 ? (
          <p className="csk-text" data-muted="">
            {words.t('rfi-form.progress', { done: words.number(ready), total: words.number(form.items.length) })}
          </p>
        ) : null}
      </div>
      <RfiSummary level={below(level)} />
      <RfiSection title={words.t('rfi-form.section-now')} items={now} level={below(level)} onAction={onAction} />
      <RfiSection title={words.t('rfi-form.section-later')} items={later} level={below(level)} onAction={onAction} />
      {hasAnswers ? (
        <div className="csk-row">
          <Parts.Submit className="csk-button">{words.t('rfi-form.review')}</Parts.Submit>
          {form.canReviewReady ? (
            <button type="button" className="csk-button" data-variant="quiet" onClick={form.reviewReady}>
              {words.t('rfi-form.review-ready')}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** Props of `RfiList`. */
export interface RfiListProps {
  form: RfiForm;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
}
