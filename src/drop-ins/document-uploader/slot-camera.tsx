'use client';
import { type ComponentType, type ReactElement, type ReactNode, useCallback, useState } from 'react';
import { useSlotContext, useUploaderContext } from '../../react/document-uploader/index.js';
import type { CameraDialogProps } from '../camera/index.js';
import { CameraOpener } from './camera-opener.js';
import { useUploaderWords } from './use-uploader-words.js';

/** Gives the parts of a slot the camera in the page. Its code is loaded when it is opened first. */
export function SlotCamera({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const words = useUploaderWords();
  const slot = useSlotContext();
  const { document, client } = useUploaderContext();
  const { Loaded, failed, load } = useCameraDialog();
  const [open, setOpen] = useState(false);
  const openCamera = useCallback(() => {
    void client.flushDrafts();
    load();
    setOpen(true);
  }, [client, load]);
  const shape = slot.side !== 'single' ? 'card' : document?.type === 'passport' ? 'passport' : 'page';
  return (
    <CameraOpener.Provider value={openCamera}>
      {children}
      {failed && open ? <p className="csk-error">{words.t('camera.load-failed')}</p> : null}
      {Loaded === undefined ? null : (
        <Loaded
          open={open}
          onOpenChange={setOpen}
          slot={title}
          shape={shape}
          fallbackFocus={slot.triggerRef}
          onUse={(photo) => void slot.take({ files: [photo], folders: 0 })}
          onChooseFile={() => slot.picker.open('file')}
        />
      )}
    </CameraOpener.Provider>
  );
}

function useCameraDialog() {
  const [state, setState] = useState<{ Loaded?: ComponentType<CameraDialogProps>; failed: boolean }>({ failed: false });
  const load = useCallback(() => {
    import('../camera/index.js').then(
      ({ CameraDialog }) => setState({ Loaded: CameraDialog, failed: false }),
      () => setState({ failed: true }),
    );
  }, []);
  return { ...state, load };
}
