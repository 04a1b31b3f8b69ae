'use client';
import { type ReactElement, useId } from 'react';
import { DocumentUploader as Parts, useUploaderContext } from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import { documentInWords } from './uploader-words.js';
import { useUploaderWords } from './use-uploader-words.js';

/** Chooses the kind of document, or names the one that was decided upon. */
export function UploaderTypes({ firstId, problem }: UploaderTypesProps): ReactElement | null {
  const words = useUploaderWords();
  const upload = useUploaderContext();
  const name = useId();
  const errorId = useId();
  const idOf = (index: number) => (index === 0 && firstId !== undefined ? firstId : `${name}${String(index)}`);
  if (upload.ask.accepted.length < 2) return null;
  if (!upload.canChooseDocument || !upload.editable) {
    if (upload.document === undefined) return null;
    const type = documentInWords(upload.document, words);
    return <p className="csk-text">{words.t('document-uploader.type-fixed', { type })}</p>;
  }
  return (
    <fieldset className="csk-field csk-document-uploader-types" aria-describedby={problem === undefined ? undefined : errorId}>
      <legend className="csk-label">{words.t('document-uploader.type-legend')}</legend>
      {problem === undefined ? null : (
        <p className="csk-error" id={errorId}>
          <Icon name="warning" />
          {problem}
        </p>
      )}
      {upload.ask.accepted.map((document, index) => (
        <label key={document.type} className="csk-choice" htmlFor={idOf(index)}>
          <Parts.Type type={document.type} name={name} id={idOf(index)} />
          <span>{documentInWords(document, words)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Props of `UploaderTypes`. */
export interface UploaderTypesProps {
  /** Id of the first choice, so that a summary of errors can lead there. */
  firstId?: string | undefined;
  problem?: string | undefined;
}
