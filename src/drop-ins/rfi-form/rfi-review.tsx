'use client';
import type { ReactElement } from 'react';
import { describeUpload } from '../../react/document-uploader/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { RFIForm as Parts, type RfiForm, type RfiItem } from '../../react/rfi-form/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, below, Heading, type HeadingLevel } from '../text/index.js';
import { answerInWords, fileNames } from './answer-words.js';
import { RfiSummary } from './rfi-summary.js';

/** Every answer to read over, each with a way to change it, and the button that sends. */
export function RfiReview({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useWords();
  const chosen = new Set(form.chosen);
  const leftOut = form.items.filter((item) => item.needed && !chosen.has(item));
  return (
    <>
      <div>
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
      {leftOut.length === 0 ? null : (
        <p className="csk-text" data-muted="">
          {words.t('rfi-form.review-left-out')}: {words.list(leftOut.map((item) => words.text(item.requirement.title).text))}
        </p>
      )}
      <div className="csk-row">
        <Parts.Submit className="csk-button">{words.t(form.sending ? 'rfi-form.sending' : 'rfi-form.send')}</Parts.Submit>
        <button type="button" className="csk-button" data-variant="quiet" onClick={() => form.back()}>
          {words.t('rfi-form.back')}
        </button>
      </div>
    </>
  );
}

function ReviewRow({ item, form }: { item: RfiItem; form: RfiForm }): ReactElement {
  const words = useWords();
  const title = words.text(item.requirement.title);
  const names = useFileNames(item, form);
  const lines = [...answerInWords(item, words), ...fileNames(names, words)];
  return (
    <div className="csk-rfi-form-answer">
      <dt>
        <BackendText value={title} />
      </dt>
      <dd>
        {lines.length === 0 ? <span className="csk-hint">{words.t('rfi-form.no-answer')}</span> : null}
        {lines.map((line, index) => (
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

function useFileNames({ requirement, answer }: RfiItem, form: RfiForm): (string | undefined)[] {
  const { uploads, documents } = useClientSnapshot(
    (snapshot) => ({ uploads: snapshot.uploads, documents: snapshot.customer?.documents }),
    form.client,
  );
  const own = uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const records = (documents ?? []).filter((document) => document.requirementId === requirement.id);
  const view = describeUpload(requirement, answer, own, records);
  return (view?.slots ?? []).flatMap((slot) => slot.items.map((item) => item.name));
}
