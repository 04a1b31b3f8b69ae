'use client';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RfiItem } from './rfi-items.js';
import type { RfiProblem } from './rfi-problems.js';
import type { RfiForm } from './use-rfi-form.js';

/** A form that parts subscribe to: a context that changed with every keystroke would make React look through every row. */
export interface RfiFormHolder {
  get: () => RfiForm;
  subscribe: (reader: () => void) => () => void;
}

/** What the root gives its parts. The same object for as long as the root is mounted. */
export const RfiFormContext = createContext<RfiFormHolder | undefined>(undefined);

/** What an item gives its parts. */
export const RfiItemContext = createContext<RfiItem | undefined>(undefined);

/** What an item tells its parts is wrong with it. */
export const RfiItemProblemsContext = createContext<readonly RfiProblem[] | undefined>(undefined);

/** One control with its label, hint and error. */
export interface RfiFieldState {
  requirementId: string;
  /** Names the control among several of one request: `value` where it is the only one. */
  part: string;
  controlId: string;
  hintId: string;
  errorId: string;
  /** What `aria-describedby` says: the hint, then the error. */
  describedBy: string | undefined;
  invalid: boolean;
}

/** What a field gives its parts. */
export const RfiFieldContext = createContext<RfiFieldState | undefined>(undefined);

/** The form in reach. Throws outside `RFIForm.Root`. */
export function useRfiFormContext(): RfiForm {
  const { get, subscribe } = requiredContext(useContext(RfiFormContext), 'RFIForm.Root');
  return useSyncExternalStore(subscribe, get, get);
}

/** The item in reach. Throws outside `RFIForm.Item`. */
export function useRfiItemContext(): RfiItem {
  return requiredContext(useContext(RfiItemContext), 'RFIForm.Item');
}

/** The field in reach. Throws outside `RFIForm.Field`. */
export function useRfiFieldContext(): RfiFieldState {
  return requiredContext(useContext(RfiFieldContext), 'RFIForm.Field');
}

/** What a context gives, or an error that names the part that is missing around the caller. */
export function requiredContext<Value>(value: Value | undefined, part: string): Value {
  if (value !== undefined) return value;
  throw new Error(
    `customer-status-kit: a part of the form was used outside <${part}>. It reads what to show from there. ` +
      `Put it inside <${part}>.`,
  );
}
