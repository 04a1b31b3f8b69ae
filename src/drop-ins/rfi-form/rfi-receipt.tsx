'use client';
import { type ReactElement, type RefObject, useId } from 'react';
import type { SubmissionReceipt } from '../../client/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';

/** What was sent, when, and under which reference. */
export function RfiReceipt({ receipt, level, headingRef }: RfiReceiptProps): ReactElement {
  const words = useWords();
  const titleId = useId();
  const requirements = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? []);
  const sent = requirements.filter((requirement) => receipt.requirementIds.includes(requirement.id));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> may not hold headings and lists
    <section className="csk-notice csk-rfi-form-receipt" data-tone="positive" role="status" aria-labelledby={titleId}>
      <Icon name="check-circle" />
      <div className="csk-stack" data-gap="small">
        <Heading level={level} id={titleId} ref={headingRef} tabIndex={-1}>
          {words.t('rfi-form.receipt-title')}
        </Heading>
        <p className="csk-text">{words.t('rfi-form.receipt-next')}</p>
        <ul className="csk-rfi-form-sent" aria-label={words.t('rfi-form.receipt-sent')}>
          {sent.map((requirement) => (
            <li key={requirement.id}>
              <BackendText value={words.text(requirement.title)} />
            </li>
          ))}
        </ul>
        <p className="csk-hint">{words.t('rfi-form.receipt-at', { date: words.date(receipt.at, 'dateTime') })}</p>
        <p className="csk-hint csk-rfi-form-reference">{words.t('common.reference', { reference: receipt.reference })}</p>
      </div>
    </section>
  );
}

/** Props of `RfiReceipt`. */
export interface RfiReceiptProps {
  receipt: SubmissionReceipt;
  level: HeadingLevel;
  headingRef?: RefObject<HTMLHeadingElement | null> | undefined;
}
