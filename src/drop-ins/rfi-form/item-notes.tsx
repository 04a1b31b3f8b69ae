'use client';
import type { ReactElement } from 'react';
import { customerReasonWords } from '../../messages/index.js';
import type { DocumentRecord, Requirement, RequirementDue } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon } from '../icon/index.js';
import { useWords, type Words } from '../provider/index.js';
import { BackendText, Notice } from '../text/index.js';

const DAY = 86_400_000;
const NONE: readonly DocumentRecord[] = [];

/** Help, why it is asked again, until when, what happens otherwise, and how often it may still be tried. */
export function ItemNotes({ requirement }: { requirement: Requirement }): ReactElement {
  const words = useWords();
  const { help, due, attempts } = requirement;
  return (
    <>
      {help === undefined ? null : (
        <p className="csk-text" data-muted="">
          <BackendText value={words.text(help)} />
        </p>
      )}
      <Reasons requirement={requirement} />
      {due === undefined ? null : <Due due={due} words={words} />}
      {attempts?.max === undefined ? null : (
        <p className="csk-hint">{words.t('rfi-form.attempts', { left: Math.max(0, attempts.max - attempts.used) })}</p>
      )}
    </>
  );
}

/** A reason that belongs to one file stands at that file and is not told twice. */
function Reasons({ requirement }: { requirement: Requirement }): ReactElement | null {
  const words = useWords();
  const documents = useClientSnapshot(
    (snapshot) => snapshot.customer?.documents.filter((document) => document.requirementId === requirement.id) ?? NONE,
  );
  const ofFiles = documents.flatMap((document) => document.files.flatMap((file) => file.reasons ?? []));
  const told = new Set(customerReasonWords(ofFiles, words).map((reason) => reason.text));
  const reasons = customerReasonWords(requirement.reasons, words).filter((reason) => !told.has(reason.text));
  if (reasons.length === 0) return null;
  const isRefused = requirement.status === 'rejected';
  return (
    <Notice tone={isRefused ? 'caution' : 'info'}>
      {isRefused ? <strong>{words.t('rfi-form.reason-refused')}</strong> : null}
      {reasons.map((reason) => (
        <p key={reason.text} className="csk-text">
          <BackendText value={reason} />
        </p>
      ))}
    </Notice>
  );
}

function Due({ due, words }: { due: RequirementDue; words: Words }): ReactElement {
  const now = words.now();
  const isOver = due.severity === 'past_due' || (due.at !== undefined && Date.parse(due.at) < now);
  const isSoon = !isOver && due.at !== undefined && Date.parse(due.at) - now < 4 * DAY;
  const consequence = due.consequence?.text;
  const isNamed = consequence !== undefined || (due.consequence?.capabilityIds ?? []).length > 0;
  return (
    <p
      className="csk-tone csk-rfi-form-due"
      data-tone={isOver ? 'negative' : isSoon ? 'caution' : 'neutral'}
      data-due={isOver ? 'over' : isSoon ? 'soon' : 'later'}
    >
      <Icon name={isOver || isSoon ? 'warning' : 'calendar'} />
      <span>
        {dueInWords(due, isOver, words)}
        {isNamed ? '. ' : null}
        {consequence === undefined ? null : <BackendText value={words.text(consequence)} />}
        {isNamed && consequence === undefined ? words.t('rfi-form.consequence') : null}
      </span>
    </p>
  );
}

function dueInWords(due: RequirementDue, isOver: boolean, words: Words): string {
  if (due.at === undefined) return words.t(isOver ? 'rfi-form.overdue-undated' : 'rfi-form.state-todo');
  const date = words.date(due.at);
  if (isOver) return words.t('rfi-form.overdue', { date });
  const distance = words.relativeDay(due.at, words.now());
  return distance === undefined ? words.t('rfi-form.due', { date }) : words.t('rfi-form.due-soon', { date, distance });
}
