'use client';
import type { ReactElement } from 'react';
import { RFIForm as Parts, type RfiForm, type RfiItem } from '../../react/rfi-form/index.js';
import { BackendText, below, Heading, type HeadingLevel, LONG_WAIT_MS, useLasting } from '../text/index.js';
import { AnswerLines } from './answer-lines.js';
import { answerInWords } from './answer-words.js';
import { RfiSummary } from './rfi-summary.js';
import { useFileLines } from './use-file-lines.js';
import { useFormWords } from './use-form-words.js';

/** Every answer to read over, each with a way to change it, and the button that sends. */
export function RfiReview({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useFormWords();
  return (
    <>
      <div className="csk-stack" data-gap="small">
        <Heading level={level} size="large" ref={form.headingRef} tabIndex={-1}>
          {words.t('rfi-form.review-title')}
        </Heading>
        <p className="csk-text" data-muted="">
          {words.t('rfi-form.review-note')}
        </p>
      </div>
      <RfiSummary level={below(level)} />
      <dl className="csk-card csk-rfi-form-answers">
        {form.chosen.map((item) => (
          <ReviewRow key={item.requirement.id} item={item} form={form} />
        ))}
      </dl>
      <LeftOut form={form} />
      <ReviewActions form={form} />
    </>
  );
}

function ReviewActions({ form }: { form: RfiForm }): ReactElement {
  const words = useFormWords();
  const isSlow = useLasting(form.sending, LONG_WAIT_MS);
  return (
    <>
      <div className="csk-row">
        <Parts.Submit className="csk-button">{words.t(form.sending ? 'rfi-form.sending' : 'rfi-form.send')}</Parts.Submit>
        <button type="button" className="csk-button" data-variant="quiet" onClick={() => form.back()}>
          {words.t('rfi-form.back')}
        </button>
      </div>
      <p className="csk-hint csk-rfi-flow-said" role="status">
        {isSlow ? words.t('rfi-form.sending-slow') : null}
      </p>
    </>
  );
}

/** What is needed and does not go along this time. */
function LeftOut({ form }: { form: RfiForm }): ReactElement | null {
  const words = useFormWords();
  const chosen = new Set(form.chosen);
  const leftOut = form.items.filter((item) => item.needed && !chosen.has(item));
  if (leftOut.length === 0) return null;
  return (
    <p className="csk-text" data-muted="">
      {words.t('common.labelled', {
        label: words.t('rfi-form.review-left-out'),
        value: words.list(leftOut.map((item) => words.text(item.requirement.title).text)),
      })}
    </p>
  );
}

function ReviewRow({ item, form }: { item: RfiItem; form: RfiForm }): ReactElement {
  const words = useFormWords();
  const title = words.text(item.requirement.title);
  const files = useFileLines(item, form.client);
  const isEmpty = files.length === 0 && answerInWords(item, words).length === 0;
  return (
    <div className="csk-rfi-form-answer">
      <dt>
        <BackendText value={title} />
      </dt>
      <dd>
        {isEmpty ? <span className="csk-hint">{words.t('rfi-form.no-answer')}</span> : null}
        <AnswerLines requirement={item.requirement} answer={item.answer} revealable />
        {files.map((line, index) => (
          <p key={`${String(index)} ${line}`} className="csk-text csk-rfi-form-answer-line" dir="auto">
            {line}
          </p>
        ))}
      </dd>
      <dd>
        <button
          type="button"
          className="csk-button"
          data-variant="quiet"
          data-size="small"
          aria-label={words.t('rfi-form.change-item', { title: title.text })}
          onClick={() => form.back(item.requirement.id)}
        >
          {words.t('rfi-form.change')}
        </button>
      </dd>
    </div>
  );
}
