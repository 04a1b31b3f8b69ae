'use client';
import { type ReactElement, useEffect, useId } from 'react';
import type { AcceptedDocument, DocumentSide } from '../../model/index.js';
import { DocumentUploader as Parts, useSlotContext } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import type { CameraMode } from '../provider/index.js';
import { SlotCamera } from './slot-camera.js';
import { SlotControls } from './slot-controls.js';
import { LostFiles } from './slot-offers.js';
import { UploaderItem } from './uploader-item.js';
import { faultInWords, slotInWords } from './uploader-words.js';
import { useUploaderWords } from './use-uploader-words.js';

/** One side of a document with everything one can do about it. */
export function UploaderSlot({ document, side, ...rest }: UploaderSlotProps): ReactElement {
  const titleId = useId();
  const title = slotInWords(document, side, useUploaderWords());
  return (
    <Parts.Slot side={side} className="csk-document-uploader-slot" aria-labelledby={titleId}>
      <p className="csk-label" id={titleId}>
        {title}
      </p>
      {rest.camera === 'in_page' ? (
        <SlotCamera title={title}>
          <SlotBody {...rest} title={title} />
        </SlotCamera>
      ) : (
        <SlotBody {...rest} title={title} />
      )}
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
  camera: CameraMode;
}

type SlotBodyProps = Omit<UploaderSlotProps, 'document' | 'side'> & { title: string };

function SlotBody({ title, triggerId, limitsId, problem, camera }: SlotBodyProps): ReactElement {
  const words = useUploaderWords();
  const slot = useSlotContext();
  const errorId = useId();
  const faults = [...new Set(slot.faults.map((fault) => faultInWords(fault, words)))];
  useSpokenFaults(faults);
  const problems = faults.length > 0 || problem === undefined ? faults : [problem];
  return (
    <>
      <Parts.Dropzone className="csk-document-uploader-dropzone">
        {slot.items.map((item, index) => (
          <UploaderItem key={item.key} item={item} number={slot.capacity > 1 ? index + 1 : undefined} />
        ))}
        {slot.superseded ? <Superseded text={words.t('document-uploader.superseded')} /> : null}
        <LostFiles />
        {slot.checking ? <p className="csk-text">{words.t('document-uploader.checking')}</p> : null}
        <SlotControls
          title={title}
          triggerId={triggerId}
          describedBy={problems.length > 0 ? `${limitsId} ${errorId}` : limitsId}
          items={slot.items}
          camera={camera}
        />
      </Parts.Dropzone>
      <Problems id={errorId} problems={problems} />
    </>
  );
}

function Problems({ id, problems }: { id: string; problems: readonly string[] }): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <div id={id}>
      {problems.map((text) => (
        <p key={text} className="csk-error">
          <Icon name="warning" />
          {text}
        </p>
      ))}
    </div>
  );
}

function Superseded({ text }: { text: string }): ReactElement {
  const announce = useAnnounce();
  useEffect(() => announce(text), [announce, text]);
  return (
    <div className="csk-notice" data-tone="info">
      <Icon name="info" />
      <p className="csk-text">{text}</p>
    </div>
  );
}

/** A fault of a chosen file is spoken when it is found. */
function useSpokenFaults(faults: readonly string[]): void {
  const announce = useAnnounce();
  const text = faults.join(' ');
  useEffect(() => {
    if (text !== '') announce(text, 'assertive');
  }, [announce, text]);
}
