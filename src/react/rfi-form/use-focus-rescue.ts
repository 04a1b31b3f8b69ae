'use client';
import { useEffect, useRef } from 'react';
import type { RfiForm } from './use-rfi-form.js';

interface FocusedControl {
  element: HTMLElement;
  root: Document | ShadowRoot;
  requirementId: string;
}

/**
 * Puts the focus back where news from the backend have taken the control away under somebody's hands: on the same control
 * where the request moved, on the title of the request where it can no longer be answered. Never takes it from anywhere else.
 */
export function useFocusRescue(form: Pick<RfiForm, 'groups' | 'controlId'>): void {
  const focused = useRef<FocusedControl>(undefined);
  const { groups, controlId } = form;
  useEffect(() => {
    const ids = [...groups.open, ...groups.upcoming].map(({ id }) => id);
    const note = (event: FocusEvent) => {
      focused.current = controlOf(event, (element) => ids.find((id) => controlId(id, 'item') === element.id));
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [groups, controlId]);
  useEffect(() => {
    const lost = focused.current;
    if (lost === undefined || lost.element.isConnected || hasFocus(lost.root)) return;
    focused.current = undefined;
    const same = lost.element.id === '' ? null : lost.root.getElementById(lost.element.id);
    const found = same ?? lost.root.getElementById(controlId(lost.requirementId, 'title'));
    found?.focus();
    if (same !== null) keepSelection(lost.element, same);
  });
}

function controlOf(event: FocusEvent, requirementIdOf: (element: Element) => string | undefined): FocusedControl | undefined {
  const path = event.composedPath();
  const [element] = path;
  const requirementId = path
    .map((target) => (target instanceof Element ? requirementIdOf(target) : undefined))
    .find((id) => id !== undefined);
  if (requirementId === undefined || !(element instanceof HTMLElement)) return undefined;
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? { element, root, requirementId } : undefined;
}

function hasFocus(root: Document | ShadowRoot): boolean {
  return root.activeElement !== null && root.activeElement !== document.body;
}

function keepSelection(from: HTMLElement, to: HTMLElement): void {
  if (!isTextBox(from) || !isTextBox(to) || from.selectionStart === null) return;
  to.setSelectionRange(from.selectionStart, from.selectionEnd);
}

function isTextBox(element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
