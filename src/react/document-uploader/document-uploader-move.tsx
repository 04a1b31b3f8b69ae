'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';

/**
 * Puts a page one place forward or back. At either end it stays and does nothing, so that focus is not lost. Renders a
 * `<button>`.
 */
export const DocumentUploaderMove = forwardRef<HTMLButtonElement, DocumentUploaderMoveProps>(
  function DocumentUploaderMove(props, ref) {
    const { by, onMoved, ...rest } = props;
    const { item, orders, position, canMoveUp, canMoveDown } = useItemScope();
    const possible = by === -1 ? canMoveUp : canMoveDown;
    const own = {
      type: 'button',
      'aria-disabled': possible ? undefined : true,
      onClick: () => {
        if (!possible) return;
        orders.move(item, by);
        onMoved?.(position + by);
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
