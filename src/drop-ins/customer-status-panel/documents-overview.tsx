'use client';
import { type ReactElement, useId } from 'react';
import { customerReasonWords } from '../../messages/index.js';
import type { DocumentFile, DocumentRecord, DocumentStatus } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { useWords, type Words } from '../provider/index.js';
import type { Tone } from '../status-words/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';

const NONE: readonly DocumentRecord[] = [];

/** The documents on file, each with its files and what was decided about them. Renders a `<section>`, or nothing. */
export function DocumentsOverview({ level }: { level: HeadingLevel }): ReactElement | null {
  const words = useWords();
  const titleId = useId();
  const documents = useClientSnapshot((snapshot) => snapshot.customer?.documents ?? NONE);
  const shown = documents.filter((document) => document.files.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="csk-root csk-container csk-documents" lang={words.locale} aria-labelledby={titleId}>
      <Heading level={level} id={titleId}>
        {words.t('panel.documents')}
      </Heading>
      <ul className="csk-list">
        {shown.map((document) => (
          <li key={document.id} className="csk-documents-item">
            <DocumentTitle document={document} />
            <ul className="csk-list">
              {document.files.map((file) => (
                <FileRow key={file.id} file={file} document={document} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DocumentTitle({ document }: { document: DocumentRecord }): ReactElement {
  const words = useWords();
  return (
    <div className="csk-row" data-justify="between">
      <strong className="csk-text">{documentTypeWords(document.type, words)}</strong>
      <DocumentStatusText status={document.status} />
    </div>
  );
}

function FileRow({ file, document }: { file: DocumentFile; document: DocumentRecord }): ReactElement {
  const words = useWords();
  const side = words.t(`document-side.${file.side ?? 'single'}`);
  const reasons = customerReasonWords(file.reasons ?? [], words);
  const uploaded = words.t('document.uploaded', { date: words.date(file.uploadedAt) });
  return (
    <li className="csk-documents-file">
      <Icon name={file.mime === 'application/pdf' ? 'file' : 'image'} />
      <span className="csk-documents-name">
        {side}
        <span className="csk-text" data-muted="" data-size="small">
          {` · ${words.fileSize(file.size)} · ${uploaded}`}
        </span>
        {reasons.map((reason) => (
          <span key={reason.text} className="csk-text csk-documents-reason">
            <BackendText value={reason} />
          </span>
        ))}
      </span>
      {file.status === undefined || file.status === document.status ? null : <DocumentStatusText status={file.status} />}
    </li>
  );
}

const LOOKS: Record<DocumentStatus, { tone: Tone; icon: IconName }> = {
  pending: { tone: 'info', icon: 'clock' },
  accepted: { tone: 'positive', icon: 'check-circle' },
  rejected: { tone: 'negative', icon: 'cross-circle' },
};

function DocumentStatusText({ status }: { status: DocumentStatus }): ReactElement {
  const words = useWords();
  return (
    <span className="csk-tone csk-documents-status" data-tone={LOOKS[status].tone}>
      <Icon name={LOOKS[status].icon} />
      {words.t(`document-status.${status}`)}
    </span>
  );
}

/** The name of a kind of document. */
export function documentTypeWords(type: string, words: Pick<Words, 't' | 'find'>): string {
  return words.find(`document-type.${type}`) ?? words.t('document-type.other');
}
