'use client';
import { type ReactElement, useState } from 'react';
import type { DocumentFile, DocumentRecord } from '../../model/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import { documentTypeWords } from '../customer-status-panel/documents-overview.js';
import type { Words } from '../provider/index.js';
import { Decide } from './decide.js';
import { FileView } from './file-view.js';
import type { Attention } from './use-attention.js';
import { useOperatorWords } from './use-operator-words.js';
import { useSupports } from './use-supports.js';
import { isUndecided } from './waiting-documents.js';

/** The files of a document, each to be looked at and decided by itself. */
export function ReviewFiles({ document, attention, seen }: ReviewFilesProps): ReactElement {
  return (
    <ul className="csk-list csk-operator-controls-files">
      {document.files.map((file) => (
        <ReviewFile key={file.id} file={file} document={document} attention={attention} seen={seen} />
      ))}
    </ul>
  );
}

interface ReviewFilesProps {
  document: DocumentRecord;
  attention: Attention;
  seen: SeenFiles;
}

function ReviewFile({ file, document, attention, seen }: ReviewFilesProps & { file: DocumentFile }): ReactElement {
  const client = useCustomerClient();
  const words = useOperatorWords();
  const canDecide = useSupports('decideFile');
  const canLook = useSupports('readFile');
  const title = titleOf(file, document, words);
  return (
    <li className="csk-stack csk-operator-controls-file" data-gap="small" onFocusCapture={() => attention.hold(file.id, title)}>
      <span>
        {title}
        <span className="csk-text" data-muted="" data-size="small">
          {` · ${words.fileSize(file.size)} · ${words.t(`document-status.${file.status ?? document.status}`)}`}
        </span>
      </span>
      {canLook ? <FileView file={file} title={title} onSeen={() => seen.add(file.id)} /> : null}
      {canDecide && isUndecided(file, document) ? (
        <Decide
          title={title}
          heading={attention.heading}
          notYet={seen.lacks(file, document) ? words.t('operator.file.unseen') : undefined}
          decide={(decision) => {
            attention.letGo();
            return client.decideFile(file.id, decision);
          }}
        />
      ) : null}
    </li>
  );
}

function titleOf(file: DocumentFile, document: DocumentRecord, words: Words): string {
  const side = words.t(`document-side.${file.side ?? 'single'}`);
  return words.t('common.beside', { first: documentTypeWords(document.type, words), second: side });
}

/** Which files have been looked at. */
export interface SeenFiles {
  /** True for a file that has to be looked at before it is accepted. */
  lacks: (file: DocumentFile, document: DocumentRecord) => boolean;
  add: (fileId: string) => void;
}

const NOTHING_SEEN: ReadonlySet<string> = new Set();

/** Remembers which files have been looked at. */
export function useSeenFiles(): SeenFiles {
  const [seen, setSeen] = useState(NOTHING_SEEN);
  const canLook = useSupports('readFile');
  return {
    lacks: (file, document) => canLook && isUndecided(file, document) && !seen.has(file.id),
    add: (fileId) => setSeen((before) => new Set([...before, fileId])),
  };
}
