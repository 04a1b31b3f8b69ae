'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemContext, useSlotContext } from './document-uploader-context.js';

/**
 * Puts a page one place forward or back. At either end it stays and does nothing, so that focus is not lost. Renders a
 * `<button>`.
 */
export const DocumentUploaderMove = forwardRef<HTMLButtonElement, DocumentUploaderMoveProps>(
  function DocumentUploaderMove(props, ref) {
    const { by, onMoved, ...rest } = props;
    const slot = useSlotContext();
    const item = useItemContext();
    const possible = slot.canMove(item, by);
    const own = {
      type: 'button',
      'aria-disabled': possible ? undefined : true,
      onClick: () => {
        if (!possible) return;
        const from = slot.items.findIndex(({ key }) => key === item.key);
        slot.move(item, by);
        onMoved?.(from + by + 1);
      },
    };
    const state: DocumentUploaderMoveState = { direction: by === -1 ? 'up' : 'down' };
    return renderPart('button', { props: own, state, ref }, rest);
  },
);

/** State of `DocumentUploaderMove`. */
export interface DocumentUploaderMoveState {
  direction: 'up' | 'down';
}

/** Props of `DocumentUploaderMove`. */
export interface DocumentUploaderMoveProps extends Omit<PartComponentProps<'button', DocumentUploaderMoveState>, 'type'> {
  /** One place forward (-1) or back (1). */
  by: -1 | 1;
  /** Hears the page's new number, counted from 1. */
  onMoved?: ((position: number) => void) | undefined;
}
