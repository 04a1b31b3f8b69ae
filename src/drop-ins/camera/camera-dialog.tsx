'use client';
import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { Camera as Parts, type CameraOptions, type CameraShape, type CameraView, useCamera } from '../../react/camera/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Dialog } from '../dialog/index.js';
import { Icon } from '../icon/index.js';
import { CameraFault } from './camera-fault.js';
import { CameraStage } from './camera-stage.js';
import { useCameraWords } from './use-camera-words.js';

/** The camera in a dialog: a frame for the document, the shutter, a look at the photo, and always a way to a file. */
export function CameraDialog({ open, onOpenChange, slot, shape, fallbackFocus, ...rest }: CameraDialogProps): ReactElement {
  const words = useCameraWords();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={words.t('camera.title', { slot })}
      description={words.t(`camera.guide-${shape}`)}
      fallbackFocus={fallbackFocus}
    >
      <CameraBody {...rest} shape={shape} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** Props of `CameraDialog`. */
export interface CameraDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The name of what is photographed. */
  slot: string;
  shape: CameraShape;
  onUse: (photo: File) => void;
  /** Opens the picker instead; called within the click, so that the browser lets it. */
  onChooseFile: () => void;
  fallbackFocus?: RefObject<HTMLElement | null> | undefined;
  /** What the camera is read from; for tests and stories. */
  cameraOptions?: CameraOptions | undefined;
}

interface CameraBodyProps extends Pick<CameraDialogProps, 'shape' | 'onUse' | 'onChooseFile' | 'cameraOptions'> {
  onClose: () => void;
}

/** Mounted while the dialog is open, and with it the camera is on. */
function CameraBody({ shape, onUse, onChooseFile, cameraOptions, onClose }: CameraBodyProps): ReactElement {
  const words = useCameraWords();
  const camera = useCamera(cameraOptions);
  const use = (photo: File) => {
    onUse(photo);
    onClose();
  };
  const chooseFile = () => {
    onClose();
    onChooseFile();
  };
  useSpokenPhase(camera);
  return (
    <Parts.Root camera={camera} onUse={use} className="csk-stack">
      {camera.fault === undefined ? <CameraStage camera={camera} shape={shape} /> : <CameraFault camera={camera} />}
      <CameraControls camera={camera} />
      <div className="csk-row">
        <button type="button" className="csk-button" data-variant="quiet" onClick={chooseFile}>
          {words.t('camera.choose-file')}
        </button>
        <button type="button" className="csk-button" data-variant="quiet" onClick={onClose}>
          {words.t('common.cancel')}
        </button>
      </div>
    </Parts.Root>
  );
}

/** The main button has the focus whenever it changes: shutter, then use. */
function CameraControls({ camera }: { camera: CameraView }): ReactElement {
  const words = useCameraWords();
  const row = useRef<HTMLDivElement>(null);
  const { phase } = camera;
  useEffect(() => {
    const isFree = document.activeElement === document.body || document.activeElement?.getAttribute('role') === 'dialog';
    if (phase === 'live' || phase === 'taken' || isFree) row.current?.querySelector<HTMLButtonElement>('button')?.focus();
  }, [phase]);
  return (
    <div ref={row} className="csk-row csk-camera-controls">
      <Parts.Shutter className="csk-button">
        <Icon name="camera" />
        {words.t('camera.shutter')}
      </Parts.Shutter>
      <Parts.Use className="csk-button">{words.t('camera.use')}</Parts.Use>
      <Parts.Retake className="csk-button" data-variant="secondary">
        {words.t('camera.retake')}
      </Parts.Retake>
      <Parts.Light className="csk-button" data-variant="secondary">
        <Icon name="sun" />
        {words.t('camera.light')}
      </Parts.Light>
      <Parts.Switch className="csk-button" data-variant="secondary">
        <Icon name="refresh" />
        {words.t('camera.switch')}
      </Parts.Switch>
      {camera.fault === undefined ? null : (
        <button type="button" className="csk-button" onClick={camera.restart}>
          {words.t('common.retry')}
        </button>
      )}
    </div>
  );
}

function useSpokenPhase({ phase, fault }: CameraView): void {
  const words = useCameraWords();
  const announce = useAnnounce();
  useEffect(() => {
    if (phase === 'live') announce(words.t('camera.ready'));
    if (phase === 'taken') announce(words.t('camera.taken'));
    if (fault !== undefined) announce(words.t(`camera.fault-${fault}`), 'assertive');
  }, [phase, fault, words, announce]);
}
