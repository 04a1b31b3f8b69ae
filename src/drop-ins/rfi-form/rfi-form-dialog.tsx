'use client';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { DialogClose } from '../../react/dialog/index.js';
import { Dialog } from '../dialog/index.js';
import { Icon } from '../icon/index.js';
import { RFIForm, type RFIFormProps } from './rfi-form.js';
import { useFormWords } from './use-form-words.js';

/**
 * The same form in a modal dialog. The focus goes in, stays in, and comes back; announcements are made inside. Closing it,
 * also with Escape, loses nothing: what was entered is kept by the client and is there again at the next opening.
 *
 * @example
 * ```tsx
 * import { useState } from 'react';
 * import { RFIFormDialog } from 'customer-status-kit';
 *
 * export function AnswerButton() {
 *   const [open, setOpen] = useState(false);
 *   return (
 *     <>
 *       <button type="button" onClick={() => setOpen(true)}>
 *         Answer
 *       </button>
 *       <RFIFormDialog open={open} onOpenChange={setOpen} />
 *     </>
 *   );
 * }
 * ```
 */
export function RFIFormDialog(props: RFIFormDialogProps): ReactElement {
  const { open, onOpenChange, title, description, fallbackFocus, lockScroll, ...form } = props;
  const words = useFormWords();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title ?? words.t('rfi-flow.dialog-title')}
      description={description ?? words.t('rfi-flow.dialog-note')}
      fallbackFocus={fallbackFocus}
      lockScroll={lockScroll}
      size="wide"
    >
      <RFIForm headingLevel={3} {...form} />
      <DialogClose className="csk-button csk-dialog-close" data-variant="quiet" aria-label={words.t('rfi-flow.dialog-close')}>
        <Icon name="cross" />
      </DialogClose>
    </Dialog>
  );
}

/** Props of `RFIFormDialog`. */
export interface RFIFormDialogProps extends RFIFormProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title?: ReactNode;
  description?: ReactNode;
  /** Gets the focus afterwards when what opened the dialog is no longer there. */
  fallbackFocus?: RefObject<HTMLElement | null> | undefined;
  /** False to let the page behind go on scrolling. */
  lockScroll?: boolean | undefined;
}
