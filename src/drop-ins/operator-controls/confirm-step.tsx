'use client';
import { type ReactElement, type RefObject, useRef } from 'react';
import { Dialog } from '../dialog/index.js';
import { useOperatorWords } from './use-operator-words.js';

/**
 * Asks before a step that cannot be taken back, or that is unusual. The way out has the focus first. It is there only while
 * it asks: whatever is said when it goes is spoken by the page, not by the dialog's own region.
 */
export function ConfirmStep({ onCancel, onConfirm, fallbackFocus, title, message, action }: ConfirmStepProps): ReactElement {
  const words = useOperatorWords();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onCancel())}
      title={title}
      description={message}
      initialFocus={cancel}
      fallbackFocus={fallbackFocus}
    >
      <div className="csk-row">
        <button ref={cancel} type="button" className="csk-button" data-variant="secondary" onClick={onCancel}>
          {words.t('common.cancel')}
        </button>
        <button type="button" className="csk-button" data-variant="danger" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}

/** Props of `ConfirmStep`. */
export interface ConfirmStepProps {
  onCancel: () => void;
  /** Ends the question as well. */
  onConfirm: () => void;
  fallbackFocus: RefObject<HTMLElement | null>;
  title: string;
  message: string;
  action: string;
}
