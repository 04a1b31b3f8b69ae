'use client';
import { type ChangeEvent, type CompositionEvent, type FocusEvent, type KeyboardEvent, type RefObject, useRef } from 'react';
import { isOfComposition, useLayout } from '../part/index.js';
import { useHydrated } from '../provider/index.js';
import { useRfiControls } from './rfi-controls.js';
import { useRfiFieldContext } from './rfi-form-context.js';
import { useControlProps } from './use-control-props.js';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a control of text has. It keeps what is typed by itself, so that a keystroke renders nothing, and is written to
 * where the answer becomes another one by anything else.
 */
export function useTextProps<Control extends TextControl>(value: string, onValueChange: (value: string) => void) {
  const { onLeave, ...props } = useControlProps();
  const { type, settle } = useRfiControls();
  const { part, invalid } = useRfiFieldContext();
  const ref = useRef<Control>(null);
  const typing = useRef({ text: value, isComposing: false });
  useWritten(ref, typing, value);
  const tell = (text: string) => {
    typing.current.text = text;
    // What is told to be wrong goes away at once; of several controls, each has to know what the others hold.
    if (part === 'value' && !invalid) type(() => onValueChange(text));
    else onValueChange(text);
  };
  useTypedBefore(ref, typing, tell);
  return {
    ref,
    props: {
      ...props,
      ...compositionProps(typing.current, tell),
      defaultValue: value,
      onBlur: (event: FocusEvent<TextControl>) => {
        const isNews = endComposition(typing.current, event.currentTarget.value, tell);
        // Of one of several controls, only what was taken over stays in it.
        if (!isNews && part !== 'value') event.currentTarget.value = value;
        onLeave();
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        if (isOfComposition(event.nativeEvent)) event.preventDefault();
        else settle();
      },
    },
  };
}

interface Typing {
  /** What the control holds, as far as it is known. */
  text: string;
  isComposing: boolean;
}

/** Text that is being composed is never written over. */
function useWritten(ref: RefObject<TextControl | null>, typingRef: RefObject<Typing>, value: string): void {
  useLayout(() => {
    if (typingRef.current.text === value || typingRef.current.isComposing) return;
    typingRef.current.text = value;
    const control = controlOf(ref.current);
    if (control !== undefined && control.value !== value) control.value = value;
  }, [ref, typingRef, value]);
}

/**
 * What was typed into a page that a server sent before the page came to life, or what the browser has put back there, is
 * taken over: it stands in the control, and nobody would send it.
 */
function useTypedBefore(ref: RefObject<TextControl | null>, typingRef: RefObject<Typing>, tell: (text: string) => void): void {
  const isHydrated = useHydrated();
  const isServed = useRef(!isHydrated);
  useLayout(() => {
    if (!isServed.current) return;
    isServed.current = false;
    const control = controlOf(ref.current);
    if (control !== undefined && control.value !== typingRef.current.text) tell(control.value);
  });
}

/** Where a part was rendered as something else, its element may stand around the control. */
function controlOf(element: Element | null): TextControl | undefined {
  const found = isTextControl(element) ? element : element?.querySelector('input, textarea');
  return isTextControl(found) ? found : undefined;
}

function isTextControl(element: Element | null | undefined): element is TextControl {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/**
 * Text that is being composed, as in Chinese, Japanese or Korean, is not an answer yet: nothing judges it before it is
 * finished, and the Enter that ends it sends nothing.
 */
function compositionProps(typing: Typing, tell: (text: string) => void) {
  return {
    onChange: (event: ChangeEvent<TextControl>) => {
      if (!typing.isComposing) tell(event.currentTarget.value);
    },
    onCompositionStart: () => {
      typing.isComposing = true;
    },
    onCompositionEnd: (event: CompositionEvent<TextControl>) => void endComposition(typing, event.currentTarget.value, tell),
  };
}

/** True when there was something to tell. */
function endComposition(typing: Typing, text: string, tell: (text: string) => void): boolean {
  const { isComposing } = typing;
  typing.isComposing = false;
  if (isComposing) tell(text);
  return isComposing;
}
