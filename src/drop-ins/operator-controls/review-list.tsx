'use client';
import { type ReactElement, type ReactNode, useId } from 'react';
import type { DocumentRecord, Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { documentTypeWords } from '../customer-status-panel/documents-overview.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { answerText } from './answer-text.js';
import { Decide } from './decide.js';
import { Overtaken } from './overtaken.js';
import { nameOfRequest, RequestName } from './request-name.js';
import { ReviewFiles, useSeenFiles } from './review-files.js';
import { type Attention, useAttention } from './use-attention.js';
import { useOperatorWords } from './use-operator-words.js';
import { useSupports } from './use-supports.js';
import { isUndecided, looseDocuments } from './waiting-documents.js';

const NO_REQUIREMENTS: readonly Requirement[] = [];
const NO_DOCUMENTS: readonly DocumentRecord[] = [];

/**
 * What the customer sent and nobody has decided yet: answers, documents without one, and each file by itself. Renders a
 * `<section>`, or nothing.
 */
export function ReviewList({ isOffered, level }: { isOffered: boolean; level: HeadingLevel }): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  const { waiting, loose, documents, listed } = useWaiting(isOffered);
  const attention = useAttention(listed);
  if (!isOffered && attention.taken === undefined) return null;
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={attention.heading} tabIndex={-1}>
        {words.t('operator.review.title')}
      </Heading>
      {attention.taken === undefined ? null : (
        <Overtaken text={words.t('operator.review.overtaken', { title: attention.taken })} />
      )}
      <List>
        {waiting.map((requirement) => (
          <Submitted key={`r ${requirement.id}`} requirement={requirement} documents={documents} attention={attention} />
        ))}
        {loose.map((document) => (
          <LooseDocument key={`d ${document.id}`} document={document} attention={attention} />
        ))}
      </List>
    </section>
  );
}

/** What waits for a decision, and the ids of everything that somebody could be at. */
function useWaiting(isOffered: boolean) {
  const all = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NO_REQUIREMENTS);
  const documents = useClientSnapshot((snapshot) => snapshot.customer?.documents ?? NO_DOCUMENTS);
  const canDecideFiles = useSupports('decideFile');
  const waiting = isOffered ? all.filter(({ status }) => status === 'submitted') : NO_REQUIREMENTS;
  const loose = isOffered && canDecideFiles ? looseDocuments(documents, all) : NO_DOCUMENTS;
  const shown = [...documents.filter(({ requirementId }) => waiting.some(({ id }) => id === requirementId)), ...loose];
  const files = shown.flatMap((document) => document.files.filter((file) => isUndecided(file, document)));
  return { waiting, loose, documents, listed: [...waiting, ...files].map(({ id }) => id) };
}

function List({ children }: { children: readonly (readonly ReactNode[])[] }): ReactElement {
  const words = useOperatorWords();
  if (children.flat().length > 0) return <ul className="csk-list">{children}</ul>;
  return (
    <p className="csk-text" data-muted="">
      {words.t('operator.review.empty')}
    </p>
  );
}

interface SubmittedProps {
  requirement: Requirement;
  documents: readonly DocumentRecord[];
  attention: Attention;
}

function Submitted({ requirement, documents, attention }: SubmittedProps): ReactElement {
  const words = useOperatorWords();
  const seen = useSeenFiles();
  const answer = answerText(requirement, words);
  const own = documents.filter((document) => document.requirementId === requirement.id);
  const isUnseen = own.some((document) => document.files.some((file) => seen.lacks(file, document)));
  return (
    <li
      className="csk-stack csk-operator-controls-item"
      data-gap="small"
      onFocusCapture={() => attention.hold(requirement.id, nameOfRequest(requirement, words))}
    >
      <strong>
        <RequestName requirement={requirement} />
      </strong>
      {answer === undefined ? null : (
        <p className="csk-text csk-operator-controls-answer">
          <bdi>{answer}</bdi>
        </p>
      )}
      {own.map((document) => (
        <ReviewFiles key={document.id} document={document} attention={attention} seen={seen} />
      ))}
      <DecideAnswer requirement={requirement} hasFiles={own.length > 0} isUnseen={isUnseen} attention={attention} />
    </li>
  );
}

interface DecideAnswerProps extends Pick<SubmittedProps, 'requirement' | 'attention'> {
  hasFiles: boolean;
  isUnseen: boolean;
}

function DecideAnswer({ requirement, hasFiles, isUnseen, attention }: DecideAnswerProps): ReactElement | null {
  const client = useCustomerClient();
  const words = useOperatorWords();
  if (!useSupports('decideRequirement')) return null;
  return (
    <>
      {hasFiles ? <p className="csk-text">{words.t('operator.review.whole')}</p> : null}
      <Decide
        title={nameOfRequest(requirement, words)}
        heading={attention.heading}
        notYet={isUnseen ? words.t('operator.file.unseen') : undefined}
        decide={(decision) => {
          attention.letGo();
          return client.decideRequirement(requirement.id, decision);
        }}
      />
    </>
  );
}

/** A document that is decided file by file, for there is no answer as a whole. */
function LooseDocument({ document, attention }: { document: DocumentRecord; attention: Attention }): ReactElement {
  const words = useOperatorWords();
  const seen = useSeenFiles();
  return (
    <li className="csk-stack csk-operator-controls-item" data-gap="small">
      <strong>
        <RequestName requirement={{ title: documentTypeWords(document.type, words), subject: document.subject }} />
      </strong>
      <ReviewFiles document={document} attention={attention} seen={seen} />
    </li>
  );
}
