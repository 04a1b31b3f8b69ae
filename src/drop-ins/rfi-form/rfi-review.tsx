'use client';
import type { ReactElement } from 'react';
import { describeUpload } from '../../react/document-uploader/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { RFIForm as Parts, type RfiForm, type RfiItem } from '../../react/rfi-form/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, below, Heading, type HeadingLevel, LONG_WAIT_MS, useLasting } from '../text/index.js';
import { slotInWords } from '../document-uploader/uploader-words.js';
import { answerInWords, fileLine } from './answer-words.js';
import { RfiSummary } from './rfi-summary.js';

/** Every answer to read over, each with a way to change it, and the button that sends. */
export function RfiReview({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useWords();
  const isSlow = useLasting(form.sending, LONG_WAIT_MS);
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
      <p className="csk-hint" role="status">
        {isSlow ? words.t('rfi-form.sending-slow') : null}
      </p>
    </>
  );
}

function ReviewRow({ item, form }: { item: RfiItem; form: RfiForm }): ReactElement {
  const words = useWords();
  const title = words.text(item.requirement.title);
  const lines = [...answerInWords(item, words), ...useFileLines(item, form)];
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

/** Each file with the side it is for: both are worth a last look. */
function useFileLines({ requirement, answer }: RfiItem, form: RfiForm): string[] {
  const words = useWords();
  const { uploads, documents } = useClientSnapshot(
    (snapshot) => ({ uploads: snapshot.uploads, documents: snapshot.customer?.documents }),
    form.client,
  );
  const own = uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const records = (documents ?? []).filter((document) => document.requirementId === requirement.id);
  const view = describeUpload(requirement, answer, own, records);
  const document = view?.document;
  if (view === undefined || document === undefined) return [];
  return view.slots.flatMap(({ side, items }) =>
    items.filter(({ state }) => state !== 'refused').map(({ name }) => fileLine(slotInWords(document, side, words), name, words)),
  );
}
