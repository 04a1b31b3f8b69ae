'use client';
import type { ReactElement } from 'react';
import {
  DocumentUploader as Parts,
  type SlotItem,
  useSlotContext,
  useUploaderContext,
} from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import type { CameraMode } from '../provider/index.js';
import { useCameraOpener } from './camera-opener.js';
import { ReuseOffers } from './slot-offers.js';
import { useUploaderWords } from './use-uploader-words.js';

/** The ways to a file: choosing, photographing, dropping, one given earlier. The inputs themselves are out of sight. */
export function SlotControls({ title, triggerId, describedBy, items, camera }: SlotControlsProps): ReactElement {
  const words = useUploaderWords();
  const slot = useSlotContext();
  const { ask } = useUploaderContext();
  const label = labelOf(items, slot.capacity);
  const isPhotoTaken =
    ask.captureHint !== 'upload' && (ask.mime.length === 0 || ask.mime.some((mime) => mime.startsWith('image/')));
  const photos = isPhotoTaken ? camera : 'off';
  return (
    <>
      {slot.canChoose ? (
        <>
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
            <PhotoTrigger title={title} camera={photos} />
            <span className="csk-hint csk-document-uploader-drop">{words.t('document-uploader.drop')}</span>
          </div>
          <ReuseOffers />
        </>
      ) : null}
      <SlotInputs title={title} hasCamera={photos === 'native'} />
    </>
  );
}

function SlotInputs({ title, hasCamera }: { title: string; hasCamera: boolean }): ReactElement {
  const words = useUploaderWords();
  return (
    <>
      <Parts.Input className="csk-visually-hidden" aria-label={words.t('document-uploader.input-for', { slot: title })} />
      {hasCamera ? (
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
  camera: CameraMode;
}

/** A button of its own, so that the gallery stays in reach of the other one. */
function PhotoTrigger({ title, camera }: { title: string; camera: CameraMode }): ReactElement | null {
  const words = useUploaderWords();
  const open = useCameraOpener();
  const own = {
    'data-variant': 'secondary',
    'aria-label': words.t('document-uploader.photo-for', { slot: title }),
    children: (
      <>
        <Icon name="camera" />
        {words.t('document-uploader.photo')}
      </>
    ),
  };
  if (camera === 'native') return <Parts.Trigger source="camera" className="csk-button csk-document-uploader-camera" {...own} />;
  if (camera === 'off' || open === undefined) return null;
  return <button type="button" className="csk-button" {...own} onClick={open} />;
}

function labelOf(items: readonly SlotItem[], capacity: number): 'choose' | 'replace' | 'add-page' {
  if (items.every((item) => item.state === 'refused')) return 'choose';
  return capacity === 1 ? 'replace' : 'add-page';
}
