'use client';
import { type ReactElement, type RefObject, useRef } from 'react';
import { Dialog } from '../dialog/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** Asks before a step that cannot be taken back, or that is unusual. The way out has the focus first. */
export function ConfirmStep({
  open,
  onOpenChange,
  onConfirm,
  fallbackFocus,
  title,
  message,
  action,
}: ConfirmStepProps): ReactElement {
  const words = useOperatorWords();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={message}
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
          {action}
        </button>
      </div>
    </Dialog>
  );
}

/** Props of `ConfirmStep`. */
export interface ConfirmStepProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
  fallbackFocus: RefObject<HTMLElement | null>;
  title: string;
  message: string;
  action: string;
}
