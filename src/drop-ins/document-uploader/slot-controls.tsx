'use client';
import type { ReactElement } from 'react';
import {
  DocumentUploader as Parts,
  type SlotItem,
  useSlotContext,
  useUploaderContext,
} from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';

/** The ways to a file: choosing, photographing, dropping. The inputs themselves are out of sight. */
export function SlotControls({ title, triggerId, describedBy, items }: SlotControlsProps): ReactElement {
  const words = useWords();
  const slot = useSlotContext();
  const { ask } = useUploaderContext();
  const label = labelOf(items, slot.capacity);
  const takesPhotos = ask.captureHint !== 'upload' && ask.mime.some((mime) => mime.startsWith('image/'));
  return (
    <>
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
          {takesPhotos ? <PhotoTrigger title={title} /> : null}
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
    </>
  );
}

/** Props of `SlotControls`. */
export interface SlotControlsProps {
  /** The name of the slot. */
  title: string;
  triggerId: string | undefined;
  describedBy: string;
  items: readonly SlotItem[];
}

function PhotoTrigger({ title }: { title: string }): ReactElement {
  const words = useWords();
  return (
    <Parts.Trigger
      source="camera"
      className="csk-button csk-document-uploader-camera"
      data-variant="secondary"
      aria-label={words.t('document-uploader.photo-for', { slot: title })}
    >
      <Icon name="camera" />
      {words.t('document-uploader.photo')}
    </Parts.Trigger>
  );
}

function labelOf(items: readonly SlotItem[], capacity: number): 'choose' | 'replace' | 'add' {
  if (items.every((item) => item.state === 'refused')) return 'choose';
  return capacity === 1 ? 'replace' : 'add';
}
