'use client';
import { type ReactElement, type RefObject, useId, useRef } from 'react';
import type { CustomerClient, SubmissionReceipt } from '../../client/index.js';
import type { Answer, Requirement } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon } from '../icon/index.js';
import { BackendText, below, Heading, type HeadingLevel } from '../text/index.js';
import { AnswerLines } from './answer-lines.js';
import { printAlone } from './print-alone.js';
import { useFileLines } from './use-file-lines.js';
import { useFormWords } from './use-form-words.js';

/** What was sent, when, and under which reference; to be kept on paper as well. What is secret stays masked. */
export function RfiReceipt({ receipt, level, headingRef, client }: RfiReceiptProps): ReactElement {
  const words = useFormWords();
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  const name = useClientSnapshot((snapshot) => snapshot.customer?.displayName, client);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> may not hold headings and lists
    <section ref={ref} className="csk-notice csk-rfi-form-receipt" data-tone="positive" role="status" aria-labelledby={titleId}>
      <Icon name="check-circle" />
      <div className="csk-stack" data-gap="small">
        <Heading level={level} id={titleId} ref={headingRef} tabIndex={-1}>
          {words.t('rfi-form.receipt-title')}
        </Heading>
        <p className="csk-text">{words.t('rfi-form.receipt-next')}</p>
        <p className="csk-hint">{words.t('rfi-form.receipt-at', { date: words.date(receipt.at, 'dateTime') })}</p>
        <p className="csk-hint csk-rfi-form-reference">{words.t('common.reference', { reference: receipt.reference })}</p>
        {name === undefined ? null : (
          <p className="csk-hint csk-rfi-flow-on-paper" dir="auto">
            {name}
          </p>
        )}
        <Heading level={below(level)} size="small">
          {words.t('rfi-flow.receipt-answers')}
        </Heading>
        <SentAnswers receipt={receipt} client={client} />
        <div className="csk-row csk-rfi-flow-on-screen">
          <button
            type="button"
            className="csk-button"
            data-variant="secondary"
            data-size="small"
            onClick={() => printAlone(ref.current)}
          >
            {words.t('rfi-flow.print')}
          </button>
        </div>
      </div>
    </section>
  );
}

/** Props of `RfiReceipt`. */
export interface RfiReceiptProps {
  receipt: SubmissionReceipt;
  level: HeadingLevel;
  headingRef?: RefObject<HTMLHeadingElement | null> | undefined;
  client: CustomerClient;
}

/** As it was asked and answered, whatever is asked by now. */
function SentAnswers({ receipt, client }: Pick<RfiReceiptProps, 'receipt' | 'client'>): ReactElement {
  const sent = receipt.answers.flatMap((answer) => {
    const requirement = receipt.asked.find(({ id }) => id === answer.requirementId);
    return requirement === undefined ? [] : [{ requirement, answer }];
  });
  return (
    <dl className="csk-rfi-form-answers">
      {sent.map(({ requirement, answer }) => (
        <SentRow key={requirement.id} requirement={requirement} answer={answer} client={client} />
      ))}
    </dl>
  );
}

function SentRow({
  requirement,
  answer,
  client,
}: {
  requirement: Requirement;
  answer: Answer;
  client: CustomerClient;
}): ReactElement {
  const words = useFormWords();
  const files = useFileLines({ requirement, answer }, client);
  return (
    <div className="csk-rfi-form-answer">
      <dt>
        <BackendText value={words.text(requirement.title)} />
      </dt>
      <dd>
        <AnswerLines requirement={requirement} answer={answer} />
        {files.map((line, index) => (
          <p key={`${String(index)} ${line}`} className="csk-text csk-rfi-form-answer-line" dir="auto">
            {line}
          </p>
        ))}
      </dd>
    </div>
  );
}
