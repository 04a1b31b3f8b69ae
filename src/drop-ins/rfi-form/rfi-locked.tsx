'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import type { RfiForm } from '../../react/rfi-form/index.js';
import { below, Heading, type HeadingLevel, Notice } from '../text/index.js';
import { answerInWords } from './answer-words.js';
import { RfiSettled } from './rfi-settled.js';
import { TypedAnswer } from './typed-answer.js';
import { useFormWords } from './use-form-words.js';

/** Why nothing can be changed, what is asked all the same, and what was typed and not sent, to be copied. */
export function RfiLocked({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useFormWords();
  const { status, connection } = useClientSnapshot(
    (snapshot) => ({ status: snapshot.status, connection: snapshot.connection }),
    form.client,
  );
  const why = status === 'UNDER_REVIEW' ? 'rfi-form.locked-review' : 'rfi-form.locked-other';
  return (
    <>
      <Notice tone="info" icon="lock">
        <Heading level={level} size="small" ref={form.headingRef} tabIndex={-1}>
          {words.t('rfi-form.locked-title')}
        </Heading>
        <p className="csk-text">{words.t(connection === 'ended' ? 'connection.ended.message' : why)}</p>
      </Notice>
      <TypedText form={form} level={below(level)} />
      <RfiSettled
        title={words.t('rfi-form.title')}
        requirements={form.items.map((item) => item.requirement)}
        level={below(level)}
        state="locked"
        client={form.client}
        dues={new Map(form.items.flatMap(({ requirement, due }) => (due === undefined ? [] : [[requirement.id, due] as const])))}
      />
    </>
  );
}

/** As it was typed, for what was asked then: by now it may be asked no more. */
function TypedText({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement | null {
  const words = useFormWords();
  const typed = form.locked.flatMap(({ asked, answer, conflict }) => {
    const requirement = conflict?.before ?? asked;
    return requirement === undefined ? [] : [{ requirement, answer: conflict?.typed ?? answer }];
  });
  if (!typed.some((one) => answerInWords(one, words).length > 0)) return null;
  return (
    <section className="csk-stack" data-gap="small">
      <Heading level={level}>{words.t('rfi-form.locked-typed')}</Heading>
      <dl className="csk-card csk-rfi-form-answers">
        {typed.map(({ requirement, answer }) => (
          <TypedAnswer key={requirement.id} requirement={requirement} answer={answer} />
        ))}
      </dl>
    </section>
  );
}

/**
 * Speaks, once, that the form was locked under somebody's hands; not when they sent it themselves. Where the control that
 * had the focus is gone, the focus goes to the reason.
 */
export function useLockAnnouncement(form: RfiForm): void {
  const words = useFormWords();
  const announce = useAnnounce();
  const wasEditable = useRef(form.editable);
  const hasTyped = form.locked.length > 0;
  const { editable, headingRef } = form;
  useEffect(() => {
    const isNews = wasEditable.current && !editable && hasTyped;
    wasEditable.current = editable;
    if (!isNews) return;
    announce(words.t('rfi-form.locked-said'));
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) headingRef.current?.focus();
  }, [editable, hasTyped, headingRef, words, announce]);
}
