'use client';
import type { ReactElement } from 'react';
import { refusalWords, specificReasonWords } from '../../messages/index.js';
import type { DocumentRecord, Requirement } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { type RfiItem, useRfiControls } from '../../react/rfi-form/index.js';
import { Icon } from '../icon/index.js';
import { useFormWords } from './form-words.js';
import { BackendText, backendText, Notice } from '../text/index.js';
import { ItemDue } from './item-due.js';

const NONE: readonly DocumentRecord[] = [];

/** Help, why it is asked again, until when, what happens otherwise, and how often it may still be tried. */
export function ItemNotes({ item }: { item: RfiItem }): ReactElement {
  const words = useFormWords();
  const { help } = item.requirement;
  return (
    <>
      {help === undefined ? null : (
        <p className="csk-text" data-muted="">
          {backendText(words.text(help))}
        </p>
      )}
      <Reasons requirement={item.requirement} />
      {item.due === undefined ? null : <ItemDue item={item} />}
      {item.requirement.attempts === undefined ? null : <Attempts requirement={item.requirement} />}
    </>
  );
}

/** A reason that belongs to one file stands at that file and is not told twice. */
function Reasons({ requirement }: { requirement: Requirement }): ReactElement | null {
  const words = useFormWords();
  const { client } = useRfiControls();
  const documents = useClientSnapshot(
    (snapshot) => snapshot.customer?.documents.filter((document) => document.requirementId === requirement.id) ?? NONE,
    client,
  );
  const ofFiles = documents.flatMap((document) => document.files.flatMap((file) => file.reasons ?? []));
  const told = new Set(specificReasonWords(ofFiles, words).map((reason) => reason.text));
  const isRefused = requirement.status === 'rejected';
  const wordsOf = isRefused && told.size === 0 ? refusalWords : specificReasonWords;
  const reasons = wordsOf(requirement.reasons, words).filter((reason) => !told.has(reason.text));
  if (reasons.length === 0) return null;
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

/** The last attempt is worth a second look. */
function Attempts({ requirement: { attempts } }: { requirement: Requirement }): ReactElement | null {
  const words = useFormWords();
  if (attempts?.max === undefined) return null;
  const left = Math.max(0, attempts.max - attempts.used);
  const text = words.t('rfi-form.attempts', { left });
  if (left > 1) return <p className="csk-hint">{text}</p>;
  return (
    <div className="csk-tone csk-rfi-items-due" data-tone="caution">
      <Icon name="warning" />
      <p className="csk-text csk-rfi-items-due-date">{text}</p>
    </div>
  );
}
