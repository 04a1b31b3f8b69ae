'use client';
import { type ReactElement, useId } from 'react';
import { specificReasonWords } from '../../messages/index.js';
import {
  type DocumentFile,
  type DocumentRecord,
  type DocumentStatus,
  isAnswerable,
  isClosedStatus,
  type Reason,
  type Requirement,
  type ResolvedText,
} from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon, type IconName } from '../icon/index.js';
import type { Words } from '../provider/index.js';
import type { Tone } from '../status-words/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';
import { usePanelWords } from './use-panel-words.js';

const NONE: readonly never[] = [];

/** The documents on file, each with its files and what was decided about them. Renders a `<section>`, or nothing. */
export function DocumentsOverview({ level }: { level: HeadingLevel }): ReactElement | null {
  const words = usePanelWords();
  const titleId = useId();
  const documents: readonly DocumentRecord[] = useClientSnapshot((snapshot) => snapshot.customer?.documents ?? NONE);
  const requirements: readonly Requirement[] = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? NONE);
  const shown = documents.filter((document) => document.files.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="csk-root csk-container csk-documents" lang={words.locale} aria-labelledby={titleId}>
      <Heading level={level} id={titleId}>
        {words.t('panel.documents')}
      </Heading>
      <ul className="csk-list">
        {shown.map((document) => (
          <DocumentItem
            key={document.id}
            document={document}
            requirement={requirements.find(({ id }) => id === document.requirementId)}
          />
        ))}
      </ul>
    </section>
  );
}

interface DocumentItemProps {
  document: DocumentRecord;
  requirement: Requirement | undefined;
}

function DocumentItem({ document, requirement }: DocumentItemProps): ReactElement {
  const words = usePanelWords();
  const shown = document.files.map((file) => ({ file, status: shownStatus(file, document, requirement) }));
  const isUnsent = document.status === 'pending' && shown.some(({ status }) => status === 'unsent');
  const whole = isUnsent ? 'unsent' : document.status;
  const isMixed = shown.some(({ status }) => status !== undefined && status !== whole);
  const reasonsInWords = useReasonsInWords();
  const ofFiles = reasonsInWords(document.files.flatMap(({ reasons }) => reasons ?? [])).map(({ text }) => text);
  const reasons = reasonsInWords(document.reasons).filter(({ text }) => !ofFiles.includes(text));
  return (
    <li className="csk-documents-item">
      <div className="csk-row" data-justify="between">
        <strong className="csk-text">{documentTypeWords(document.type, words)}</strong>
        <DocumentStatusText status={whole} />
      </div>
      <Reasons reasons={reasons} />
      <ul className="csk-list">
        {shown.map(({ file, status }) => (
          <FileRow key={file.id} file={file} status={isMixed ? status : undefined} />
        ))}
      </ul>
    </li>
  );
}

/** What is said of a file. `unsent`: nobody looks at it yet. */
export type ShownStatus = DocumentStatus | 'unsent';

/** Nobody checks a file before the answer it belongs to was sent. `undefined` where nothing is known of the file by itself. */
export function shownStatus(
  file: DocumentFile,
  document: DocumentRecord,
  requirement: Requirement | undefined,
): ShownStatus | undefined {
  const isPending = file.status === 'pending' || file.status === undefined;
  if (!isPending || requirement === undefined || !isAnswerable(requirement)) return file.status;
  const { submittedAt } = document;
  if (submittedAt !== undefined) return Date.parse(file.uploadedAt) > Date.parse(submittedAt) ? 'unsent' : file.status;
  return requirement.status === 'open' || requirement.status === 'in_progress' ? 'unsent' : file.status;
}

function FileRow({ file, status }: { file: DocumentFile; status: ShownStatus | undefined }): ReactElement {
  const words = usePanelWords();
  const side = words.t(`document-side.${file.side ?? 'single'}`);
  const reasons = useReasonsInWords()(file.reasons ?? []);
  const uploaded = words.t('document.uploaded', { date: words.date(file.uploadedAt) });
  return (
    <li className="csk-documents-file">
      <Icon name={file.mime === 'application/pdf' ? 'file' : 'image'} />
      <span className="csk-documents-name">
        {side}
        <span className="csk-text" data-muted="" data-size="small">
          {` · ${words.fileSize(file.size)} · ${uploaded}`}
        </span>
        <Reasons reasons={reasons} />
      </span>
      {status === undefined ? null : <DocumentStatusText status={status} />}
    </li>
  );
}

/** What was found. What to do about it is said only where something can be done, and of what must not be told, nothing. */
function useReasonsInWords(): (reasons: readonly Reason[]) => ResolvedText[] {
  const words = usePanelWords();
  const isFinal = useClientSnapshot(({ status, customer }) => isClosedStatus(status) && customer?.status.recovery !== 'self');
  return (reasons) => specificReasonWords(reasons, words, { isFinal });
}

function Reasons({ reasons }: { reasons: readonly ResolvedText[] }): ReactElement {
  return (
    <>
      {reasons.map((reason) => (
        <span key={reason.text} className="csk-text csk-documents-reason">
          <BackendText value={reason} />
        </span>
      ))}
    </>
  );
}

const LOOKS: Record<ShownStatus, { tone: Tone; icon: IconName }> = {
  unsent: { tone: 'neutral', icon: 'circle' },
  pending: { tone: 'info', icon: 'clock' },
  accepted: { tone: 'positive', icon: 'check-circle' },
  rejected: { tone: 'negative', icon: 'cross-circle' },
};

function DocumentStatusText({ status }: { status: ShownStatus }): ReactElement {
  const words = usePanelWords();
  return (
    <span className="csk-tone csk-documents-status" data-tone={LOOKS[status].tone}>
      <Icon name={LOOKS[status].icon} />
      {words.t(`document-status.${status}`)}
    </span>
  );
}

/** The name of a kind of document. */
export function documentTypeWords(type: string, words: Pick<Words, 't' | 'find'>): string {
  return words.find(`term.${type}`) ?? words.t('document-type.other');
}
