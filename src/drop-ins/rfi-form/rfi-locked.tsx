'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import type { RfiForm } from '../../react/rfi-form/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, below, Heading, type HeadingLevel, Notice } from '../text/index.js';
import { answerInWords } from './answer-words.js';
import { RfiSettled } from './rfi-settled.js';

/** Why nothing can be changed, what is asked all the same, and what was typed and not sent, to be copied. */
export function RfiLocked({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useWords();
  const status = useClientSnapshot((snapshot) => snapshot.status, form.client);
  return (
    <>
      <Notice tone="info" icon="lock">
        <Heading level={level} size="small" ref={form.headingRef} tabIndex={-1}>
          {words.t('rfi-form.locked-title')}
        </Heading>
        <p className="csk-text">{words.t(status === 'UNDER_REVIEW' ? 'rfi-form.locked-review' : 'rfi-form.locked-other')}</p>
      </Notice>
      <TypedText form={form} level={below(level)} />
      <RfiSettled
        title={words.t('rfi-form.title')}
        requirements={form.items.map((item) => item.requirement)}
        level={below(level)}
        state="locked"
      />
    </>
  );
}

function TypedText({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement | null {
  const words = useWords();
  const requirements = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? [], form.client);
  const typed = form.locked.flatMap((draft) => {
    const requirement = requirements.find((candidate) => candidate.id === draft.requirementId);
    if (requirement === undefined) return [];
    const lines = answerInWords({ requirement, answer: draft.answer }, words);
    return lines.length === 0 ? [] : [{ requirement, lines }];
  });
  if (typed.length === 0) return null;
  return (
    <section className="csk-stack" data-gap="small">
      <Heading level={level}>{words.t('rfi-form.locked-typed')}</Heading>
      <dl className="csk-card csk-rfi-form-answers">
        {typed.map(({ requirement, lines }) => (
          <div key={requirement.id} className="csk-rfi-form-answer">
            <dt>
              <BackendText value={words.text(requirement.title)} />
            </dt>
            <dd>
              {lines.map((line, index) => (
                <p key={`${String(index)} ${line}`} className="csk-text csk-rfi-form-answer-line" dir="auto">
                  {line}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Speaks, once, that the form was locked under somebody's hands; not when they sent it themselves. */
export function useLockAnnouncement(form: RfiForm): void {
  const words = useWords();
  const announce = useAnnounce();
  const wasEditable = useRef(form.editable);
  const hasTyped = form.locked.length > 0;
  useEffect(() => {
    const isNews = wasEditable.current && !form.editable && hasTyped;
    wasEditable.current = form.editable;
    if (isNews) announce(words.t('rfi-form.locked-said'));
  }, [form.editable, hasTyped, words, announce]);
}
