'use client';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { CustomerClient } from '../../client/index.js';

/** Where a file comes from: the device's own picker, or its camera. */
export type FileSource = 'file' | 'camera';

/** The file inputs of a slot, and whether one of them is open. */
export interface SlotPicker {
  /** Opens an input by the hand of a person. `opener` gets the focus back afterwards. */
  open: (source: FileSource, opener?: HTMLElement | null) => void;
  /** To be called when an input is about to open, however that came about. */
  opened: () => void;
  /** To be called when a file was chosen or nothing was. */
  closed: () => void;
  isOpen: () => boolean;
  /** Takes an input into the slot. */
  register: (source: FileSource, input: HTMLInputElement | null) => void;
}

/** Milliseconds after which a page that has the focus again must have heard what was chosen. */
const SETTLING_MS = 1_000;

/**
 * Opens the inputs of a slot. Drafts are saved first, because a phone may end the page while its camera is open; the saving
 * is not waited for, because the gesture would be lost.
 */
export function useSlotPicker(client: CustomerClient, trigger: RefObject<HTMLElement | null>): SlotPicker {
  const inputs = useRef(new Map<FileSource, HTMLInputElement>());
  const state = useRef<{ open: boolean; opener: HTMLElement | null }>({ open: false, opener: null });
  useEffect(() => watchForReturn(() => (state.current.open = false)), []);
  const opened = useCallback(() => {
    if (state.current.open) return;
    state.current.open = true;
    void client.flushDrafts();
  }, [client]);
  return useMemo(
    () => ({
      opened,
      open(source, opener) {
        state.current.opener = opener ?? null;
        inputs.current.get(source)?.click();
      },
      closed() {
        const { opener } = state.current;
        state.current = { open: false, opener: null };
        giveFocusBack(opener?.isConnected === true ? opener : trigger.current);
      },
      isOpen: () => state.current.open,
      register(source, input) {
        if (input === null) inputs.current.delete(source);
        else inputs.current.set(source, input);
      },
    }),
    [opened, trigger],
  );
}

/** Not every browser says that its picker was left: a page that is used again has none open. */
function watchForReturn(onReturn: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(onReturn, SETTLING_MS);
  };
  window.addEventListener('focus', later);
  window.addEventListener('pointerdown', onReturn, true);
  window.addEventListener('keydown', onReturn, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('focus', later);
    window.removeEventListener('pointerdown', onReturn, true);
    window.removeEventListener('keydown', onReturn, true);
  };
}

/** What somebody focused meanwhile keeps the focus. */
function giveFocusBack(target: HTMLElement | null): void {
  const { activeElement } = document;
  const isFree = activeElement === null || activeElement === document.body || activeElement.matches('input[type="file"]');
  if (isFree) target?.focus();
}
