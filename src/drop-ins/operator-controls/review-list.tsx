'use client';
import { type ReactElement, type RefObject, useId, useRef, useState } from 'react';
import type { DocumentFile, DocumentRecord, Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { documentTypeWords } from '../customer-status-panel/documents-overview.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { answerText } from './answer-text.js';
import { Decide } from './decide.js';
import { FileView } from './file-view.js';
import { nameOfRequest, RequestName } from './request-name.js';
import { useOperatorWords } from './use-operator-words.js';
import { useSupports } from './use-supports.js';

const NO_REQUIREMENTS: readonly Requirement[] = [];
const NO_DOCUMENTS: readonly DocumentRecord[] = [];

/** What the customer sent and nobody has decided yet: answers, and each file by itself. Renders a `<section>`. */
export function ReviewList({ level }: { level: HeadingLevel }): ReactElement {
  const words = useOperatorWords();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const requirements = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NO_REQUIREMENTS);
  const documents = useClientSnapshot((snapshot) => snapshot.customer?.documents ?? NO_DOCUMENTS);
  const waiting = requirements.filter((requirement) => requirement.status === 'submitted');
  return (
    <section className="csk-card csk-stack" aria-labelledby={titleId}>
      <Heading level={level} id={titleId} ref={heading} tabIndex={-1}>
        {words.t('operator.review.title')}
      </Heading>
      {waiting.length === 0 ? (
        <p className="csk-text" data-muted="">
          {words.t('operator.review.empty')}
        </p>
      ) : (
        <ul className="csk-list">
          {waiting.map((requirement) => (
            <li key={requirement.id} className="csk-operator-controls-item">
              <Submitted requirement={requirement} documents={documents} heading={heading} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface SubmittedProps {
  requirement: Requirement;
  documents: readonly DocumentRecord[];
  heading: RefObject<HTMLElement | null>;
}

function Submitted({ requirement, documents, heading }: SubmittedProps): ReactElement {
  const client = useCustomerClient();
  const words = useOperatorWords();
  const [seen, setSeen] = useState<ReadonlySet<string>>(NOTHING_SEEN);
  const answer = answerText(requirement, words);
  const canDecide = useSupports('decideRequirement');
  const canLook = useSupports('readFile');
  const own = documents.filter((document) => document.requirementId === requirement.id);
  const isUnseen = (file: DocumentFile) => canLook && isUndecided(file) && !seen.has(file.id);
  const hint = words.t('operator.file.unseen');
  return (
    <div className="csk-stack" data-gap="small">
      <strong>
        <RequestName requirement={requirement} />
      </strong>
      {answer === undefined ? null : (
        <p className="csk-text csk-operator-controls-answer">
          <bdi>{answer}</bdi>
        </p>
      )}
      {own.map((document) => (
        <Files
          key={document.id}
          document={document}
          heading={heading}
          notYet={(file) => (isUnseen(file) ? hint : undefined)}
          onSeen={(fileId) => setSeen((before) => new Set([...before, fileId]))}
        />
      ))}
      {canDecide && own.length > 0 ? <p className="csk-text">{words.t('operator.review.whole')}</p> : null}
      {canDecide ? (
        <Decide
          title={nameOfRequest(requirement, words)}
          heading={heading}
          notYet={own.some(({ files }) => files.some(isUnseen)) ? hint : undefined}
          decide={(decision) => client.decideRequirement(requirement.id, decision)}
        />
      ) : null}
    </div>
  );
}

const NOTHING_SEEN: ReadonlySet<string> = new Set();

function isUndecided(file: DocumentFile): boolean {
  return (file.status ?? 'pending') === 'pending';
}

interface FilesProps {
  document: DocumentRecord;
  heading: RefObject<HTMLElement | null>;
  /** Why a file cannot be accepted yet. */
  notYet: (file: DocumentFile) => string | undefined;
  onSeen: (fileId: string) => void;
}

function Files({ document, heading, notYet, onSeen }: FilesProps): ReactElement {
  const client = useCustomerClient();
  const words = useOperatorWords();
  const canDecide = useSupports('decideFile');
  const canLook = useSupports('readFile');
  return (
    <ul className="csk-list csk-operator-controls-files">
      {document.files.map((file) => {
        const side = words.t(`document-side.${file.side ?? 'single'}`);
        const title = words.t('common.beside', { first: documentTypeWords(document.type, words), second: side });
        return (
          <li key={file.id} className="csk-stack csk-operator-controls-file" data-gap="small">
            <span>
              {title}
              <span className="csk-text" data-muted="" data-size="small">
                {` · ${words.fileSize(file.size)} · ${words.t(`document-status.${file.status ?? document.status}`)}`}
              </span>
            </span>
            {canLook ? <FileView file={file} title={title} onSeen={() => onSeen(file.id)} /> : null}
            {canDecide && isUndecided(file) ? (
              <Decide
                title={title}
                heading={heading}
                notYet={notYet(file)}
                decide={(decision) => client.decideFile(file.id, decision)}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
