'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { isAnswerable, type RequirementStatus } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { ConflictingDraft, RfiForm } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';
import { BackendText, below, Heading, type HeadingLevel } from '../text/index.js';
import { answerInWords } from './answer-words.js';
import { askedInWords } from './asked-words.js';
import { CopyText } from './copy-text.js';
import { SentAnswer } from './sent-answer.js';
import { useFormWords } from './use-form-words.js';

/** What was changed or closed elsewhere while it was being answered: both sides, and what can be done about it. */
export function RfiConflicts({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement | null {
  const words = useFormWords();
  const { conflicts } = form;
  if (conflicts.length === 0) return null;
  return (
    <section className="csk-card csk-stack csk-rfi-flow-conflicts">
      <div>
        <Heading level={level}>{words.t('rfi-flow.conflicts-title', { count: conflicts.length })}</Heading>
        <p className="csk-text" data-muted="">
          {words.t('rfi-flow.conflicts-note')}
        </p>
      </div>
      {conflicts.map((draft) => (
        <Conflict key={draft.requirementId} draft={draft} form={form} level={below(level)} />
      ))}
    </section>
  );
}

/** Speaks, once for each, that something was changed under somebody's hands. */
export function useConflictAnnouncement({ conflicts }: Pick<RfiForm, 'conflicts'>): void {
  const words = useFormWords();
  const announce = useAnnounce();
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const news = conflicts.filter(({ requirementId }) => !known.current.has(requirementId));
    known.current = new Set(conflicts.map(({ requirementId }) => requirementId));
    if (news.length === 0) return;
    const titles = words.list(news.map(({ conflict }) => words.text(conflict.before.title).text));
    announce(words.t('rfi-flow.conflicts-said', { count: news.length, titles }));
  }, [conflicts, words, announce]);
}

function Conflict({ draft, form, level }: { draft: ConflictingDraft; form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useFormWords();
  const { before, after, typed } = draft.conflict;
  const title = words.text(before.title);
  const lines = answerInWords({ requirement: before, answer: typed }, words);
  return (
    <div className="csk-stack csk-rfi-flow-conflict" data-gap="small">
      <Heading level={level} size="small" id={form.controlId(draft.requirementId, 'conflict')} tabIndex={-1}>
        <BackendText value={title} />
      </Heading>
      <p className="csk-text">{words.t(`rfi-flow.conflict-${outcomeOf(draft)}`)}</p>
      <dl className="csk-rfi-flow-sides">
        {isOpen(draft) ? (
          <>
            <Side name={words.t('rfi-flow.asked-before')} lines={askedInWords(before, words)} />
            <Side name={words.t('rfi-flow.asked-now')} lines={after === undefined ? [] : askedInWords(after, words)} />
          </>
        ) : null}
        {lines.length === 0 ? null : (
          <div>
            <dt className="csk-label">{words.t('rfi-flow.you-entered')}</dt>
            <dd>
              <CopyText
                lines={lines}
                text={answerInWords({ requirement: before, answer: typed }, words, { reveal: true }).join('\n')}
                title={title.text}
              />
            </dd>
          </div>
        )}
        {isOpen(draft) || after === undefined ? null : (
          <div>
            <dt className="csk-label">{words.t('rfi-flow.sent-elsewhere')}</dt>
            <dd>
              <SentAnswer requirement={after} client={form.client} />
            </dd>
          </div>
        )}
      </dl>
      <Fit draft={draft} words={words} />
      <Choices draft={draft} form={form} title={title.text} />
    </div>
  );
}

function Side({ name, lines }: { name: string; lines: readonly string[] }): ReactElement {
  return (
    <div>
      <dt className="csk-label">{name}</dt>
      <dd>
        {lines.map((line, index) => (
          <p key={`${String(index)} ${line}`} className="csk-text" dir="auto">
            {line}
          </p>
        ))}
      </dd>
    </div>
  );
}

/** What of the answer goes on, where it is not all of it. */
function Fit({ draft, words }: { draft: ConflictingDraft; words: Words }): ReactElement | null {
  const { after, typed } = draft.conflict;
  if (!isOpen(draft) || after === undefined) return null;
  if (draft.phase === 'locked') return <p className="csk-hint">{words.t('rfi-flow.fits-not')}</p>;
  if (draft.answer === typed) return null;
  const answer = words.list(answerInWords({ requirement: after, answer: draft.answer }, words));
  return answer === '' ? null : <p className="csk-hint">{words.t('rfi-flow.fits-partly', { answer })}</p>;
}

function Choices({ draft, form, title }: { draft: ConflictingDraft; form: RfiForm; title: string }): ReactElement {
  const words = useFormWords();
  const id = draft.requirementId;
  const canKeep = isOpen(draft) && draft.phase === 'editing';
  const discard = isOpen(draft) ? 'use-new' : 'let-go';
  return (
    <div className="csk-row">
      {canKeep ? (
        <button
          type="button"
          className="csk-button"
          data-size="small"
          aria-label={words.t('rfi-flow.keep-send-item', { title })}
          onClick={() => form.resolveConflict(id, 'keep')}
        >
          {words.t('rfi-flow.keep-send')}
        </button>
      ) : null}
      <button
        type="button"
        className="csk-button"
        data-variant="secondary"
        data-size="small"
        aria-label={words.t(`rfi-flow.${discard}-item`, { title })}
        onClick={() => form.resolveConflict(id, 'discard')}
      >
        {words.t(`rfi-flow.${discard}`)}
      </button>
    </div>
  );
}

/** True while it can still be answered, in another form than before. */
function isOpen({ conflict: { after } }: ConflictingDraft): boolean {
  return after !== undefined && isAnswerable(after);
}

const CLOSED: Partial<Record<RequirementStatus, 'sent' | 'accepted' | 'waived'>> = {
  submitted: 'sent',
  accepted: 'accepted',
  waived: 'waived',
};

function outcomeOf(draft: ConflictingDraft): 'changed' | 'gone' | 'sent' | 'accepted' | 'waived' | 'closed' {
  const { after } = draft.conflict;
  if (after === undefined) return 'gone';
  return isOpen(draft) ? 'changed' : (CLOSED[after.status] ?? 'closed');
}
