'use client';
import {
  type ChangeEvent,
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  useContext,
  useRef,
  useState,
} from 'react';
import { useRfiControls } from './rfi-controls.js';
import { RfiItemContext, useRfiFieldContext } from './rfi-form-context.js';

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What every control of a field has: its id, what describes it, and what it tells the form. */
export function useControlProps(value: string, onValueChange: (value: string) => void) {
  const controls = useRfiControls();
  const privacy = usePrivacy();
  const { requirementId, controlId, describedBy, invalid } = useRfiFieldContext();
  const { finish, ...composition } = useComposition(value, onValueChange);
  return {
    ...privacy,
    ...composition,
    id: controlId,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    disabled: !controls.editable,
    onBlur: (event: FocusEvent<TextControl>) => {
      finish(event.currentTarget.value);
      controls.leave(requirementId);
    },
  };
}

/**
 * Text that is being composed, as in Chinese, Japanese or Korean, is not an answer yet: it stays in the control until it is
 * finished, so that nothing judges it or writes over it, and the Enter that ends it sends nothing.
 */
function useComposition(value: string, onValueChange: (value: string) => void) {
  const [composed, setComposed] = useState<string>();
  const isComposing = useRef(false);
  const finish = (text: string) => {
    if (!isComposing.current) return;
    isComposing.current = false;
    setComposed(undefined);
    onValueChange(text);
  };
  return {
    value: composed ?? value,
    finish,
    onChange: (event: ChangeEvent<TextControl>) =>
      isComposing.current ? setComposed(event.currentTarget.value) : onValueChange(event.currentTarget.value),
    onCompositionStart: (event: CompositionEvent<TextControl>) => {
      isComposing.current = true;
      setComposed(event.currentTarget.value);
    },
    onCompositionEnd: (event: CompositionEvent<TextControl>) => finish(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && isOfComposition(event.nativeEvent)) event.preventDefault();
    },
  };
}

/** Safari ends the composition before it tells of the key that ended it; 229 is the code of a key that was composed with. */
function isOfComposition(event: globalThis.KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells of it there
  return event.isComposing || event.keyCode === 229;
}

/** Marks the controls of a secret for tools that record sessions. */
export function usePrivacy(): { 'data-csk-private'?: '' } {
  const spec = useContext(RfiItemContext)?.requirement.spec;
  return spec?.kind === 'field' && spec.sensitive ? { 'data-csk-private': '' } : {};
}

/** The value of a control and what takes a new one. */
export interface ControlValue {
  value: string;
  onValueChange: (value: string) => void;
}
