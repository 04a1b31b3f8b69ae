'use client';
import type { ReactElement } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { DocumentRecord, Requirement } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { documentAskOf } from '../../react/document-uploader/index.js';
import { slotInWords } from '../document-uploader/uploader-words.js';
import type { Words } from '../provider/index.js';
import { fillText, SLOT, TimeText } from '../text/index.js';
import { answerInWords, fileLine } from './answer-words.js';
import { useFormWords } from './use-form-words.js';

const NONE: readonly DocumentRecord[] = [];

/** What was sent for a request as far as the backend says, and since when it is there or when it was decided. */
export function SentAnswer({ requirement, client }: { requirement: Requirement; client: CustomerClient }): ReactElement {
  const words = useFormWords();
  const documents = useClientSnapshot(
    (snapshot) => snapshot.customer?.documents.filter((document) => document.requirementId === requirement.id) ?? NONE,
    client,
  );
  const lines = [...answerLines(requirement, words), ...documents.flatMap((document) => fileLines(requirement, document, words))];
  const isWaiting = requirement.status !== 'accepted' && requirement.status !== 'waived';
  const at = (isWaiting ? documents.at(-1)?.submittedAt : documents.at(-1)?.decidedAt) ?? requirement.updatedAt;
  // Beside it stands what was decided: of that, the day is enough.
  const sentence = isWaiting ? words.t('rfi-items.sent-at', { date: SLOT }) : SLOT;
  return (
    <>
      {isWaiting && lines.length > 0 ? (
        <ul
          className="csk-list csk-rfi-items-sent"
          aria-label={words.t('rfi-items.sent-list', { title: words.text(requirement.title).text })}
        >
          {lines.map((line, index) => (
            <li key={`${String(index)} ${line}`}>
              <span dir="auto">{line}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {at === undefined ? null : (
        <p className="csk-hint">{fillText(sentence, <TimeText at={at} format={isWaiting ? 'dateTime' : 'date'} />)}</p>
      )}
    </>
  );
}

/** What is sensitive is only ever shown as the backend has masked it. */
function answerLines(requirement: Requirement, words: Words): string[] {
  const { spec, id } = requirement;
  if (spec.kind === 'clarification' && spec.currentAnswer !== undefined)
    return answerInWords({ requirement, answer: { kind: 'clarification', requirementId: id, ...spec.currentAnswer } }, words);
  if (spec.kind !== 'field') return [];
  if (spec.currentValueMasked !== undefined) return [spec.currentValueMasked];
  if (spec.sensitive || spec.currentValue === undefined) return [];
  return answerInWords({ requirement, answer: { kind: 'field', requirementId: id, value: spec.currentValue } }, words);
}

function fileLines(requirement: Requirement, document: DocumentRecord, words: Words): string[] {
  const accepted = documentAskOf(requirement)?.accepted.find(({ type }) => type === document.type);
  const asked = accepted ?? { type: document.type, label: '', sides: [] };
  return document.files.map((file) => {
    const first = fileLine(slotInWords(asked, file.side ?? 'single', words), file.name, words);
    return words.t('common.beside', { first, second: words.fileSize(file.size) });
  });
}
