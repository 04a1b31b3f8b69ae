'use client';
import { type ReactElement, useEffect, useId } from 'react';
import type { AcceptedDocument, DocumentSide } from '../../model/index.js';
import {
  DocumentUploader as Parts,
  type SlotItem,
  useSlotContext,
  useUploaderContext,
} from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { UploaderItem } from './uploader-item.js';
import { faultInWords, slotInWords } from './uploader-words.js';

/** One side of a document with everything one can do about it. */
export function UploaderSlot({ document, side, ...rest }: UploaderSlotProps): ReactElement {
  const titleId = useId();
  const title = slotInWords(document, side, useWords());
  return (
    <Parts.Slot side={side} className="csk-document-uploader-slot" aria-labelledby={titleId}>
      <p className="csk-label" id={titleId}>
        {title}
      </p>
      <SlotBody {...rest} title={title} />
    </Parts.Slot>
  );
}

/** Props of `UploaderSlot`. */
export interface UploaderSlotProps {
  document: AcceptedDocument;
  side: DocumentSide;
  /** Id of the button that chooses a file, so that a summary of errors can lead there. */
  triggerId?: string | undefined;
  /** Id of the text that says what files are taken. */
  limitsId: string;
  /** What the form around it finds missing. */
  problem?: string | undefined;
}

function SlotBody({ title, triggerId, limitsId, problem }: Omit<UploaderSlotProps, 'document' | 'side'> & { title: string }) {
  const words = useWords();
  const slot = useSlotContext();
  const { ask } = useUploaderContext();
  const errorId = useId();
  const faults = slot.faults.map((fault) => faultInWords(fault, words));
  useSpokenFaults(faults);
  const problems = faults.length > 0 ? faults : problem === undefined ? [] : [problem];
  const label = labelOf(slot.items, slot.capacity);
  const describedBy = problems.length > 0 ? `${limitsId} ${errorId}` : limitsId;
  const takesPhotos = ask.captureHint !== 'upload' && ask.mime.some((mime) => mime.startsWith('image/'));
  return (
    <>
      <Parts.Dropzone className="csk-document-uploader-dropzone">
        {slot.items.map((item) => (
          <UploaderItem key={item.key} item={item} />
        ))}
        {slot.checking ? <p className="csk-text">{words.t('document-uploader.checking')}</p> : null}
        {slot.canChoose ? (
          <div className="csk-row">
            <Parts.Trigger
              id={triggerId}
              className="csk-button"
              data-variant="secondary"
              aria-describedby={describedBy}
              aria-label={words.t(`document-uploader.${label}-for`, { slot: title })}
            >
              <Icon name="upload" />
              {words.t(`document-uploader.${label}`)}
            </Parts.Trigger>
            {takesPhotos ? (
              <Parts.Trigger
                source="camera"
                className="csk-button csk-document-uploader-camera"
                data-variant="secondary"
                aria-label={words.t('document-uploader.photo-for', { slot: title })}
              >
                <Icon name="camera" />
                {words.t('document-uploader.photo')}
              </Parts.Trigger>
            ) : null}
            <span className="csk-hint csk-document-uploader-drop">{words.t('document-uploader.drop')}</span>
          </div>
        ) : null}
        <Parts.Input className="csk-visually-hidden" aria-label={words.t('document-uploader.input-for', { slot: title })} />
        {takesPhotos ? (
          <Parts.Input
            source="camera"
            className="csk-visually-hidden"
            aria-label={words.t('document-uploader.camera-for', { slot: title })}
          />
        ) : null}
      </Parts.Dropzone>
      {problems.length > 0 ? (
        <div id={errorId}>
          {problems.map((text) => (
            <p key={text} className="csk-error">
              <Icon name="warning" />
              {text}
            </p>
          ))}
        </div>
      ) : null}
    </>
  );
}

function labelOf(items: readonly SlotItem[], capacity: number): 'choose' | 'replace' | 'add' {
  if (items.every((item) => item.state === 'refused')) return 'choose';
  return capacity === 1 ? 'replace' : 'add';
}

/** A fault of a chosen file is spoken when it is found. */
function useSpokenFaults(faults: readonly string[]): void {
  const announce = useAnnounce();
  const text = faults.join(' ');
  useEffect(() => {
    if (text !== '') announce(text, 'assertive');
  }, [announce, text]);
}
