'use client';
import { type ReactElement, type RefObject, useRef } from 'react';
import { Dialog } from '../dialog/index.js';
import { useWords } from '../provider/index.js';

/** Asks before the step that cannot be taken back. The way out has the focus first. */
export function ConfirmRejection({ open, onOpenChange, onConfirm, fallbackFocus }: ConfirmRejectionProps): ReactElement {
  const words = useWords();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.t('operator.confirm.title')}
      description={words.t('operator.confirm.message')}
      initialFocus={cancel}
      fallbackFocus={fallbackFocus}
    >
      <div className="csk-row">
        <button ref={cancel} type="button" className="csk-button" data-variant="secondary" onClick={() => onOpenChange(false)}>
          {words.t('common.cancel')}
        </button>
        <button
          type="button"
          className="csk-button"
          data-variant="danger"
          onClick={() => {
            onOpenChange(false);
            onConfirm();
          }}
        >
          {words.t('operator.confirm.action')}
        </button>
      </div>
    </Dialog>
  );
}

interface ConfirmRejectionProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
  fallbackFocus: RefObject<HTMLElement | null>;
}
