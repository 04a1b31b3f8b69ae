'use client';
import { type KeyboardEvent, useState } from 'react';
import { isOfComposition } from '../../../react/part/index.js';
import type { OptionSearchProps } from './option-search.js';
import { exactOption, type SearchableOption } from './search-options.js';

interface SearchState {
  /** What is typed; `undefined` while nothing is searched for. */
  query: string | undefined;
  isOpen: boolean;
  /** The option the keys are at; -1 for none. */
  active: number;
}

const AT_REST: SearchState = { query: undefined, isOpen: false, active: -1 };

/** What a box that searches options does. */
export interface OptionSearchBox extends SearchState {
  /** What stands in the box while nothing is searched for. */
  shownText: string;
  type: (text: string) => void;
  press: (event: KeyboardEvent, found: readonly SearchableOption[]) => void;
  pick: (option: SearchableOption) => void;
  open: () => void;
  toggle: () => void;
  leave: () => void;
}

/** The state of a box that searches options. */
export function useOptionSearch({ options, several, chosen, onChosen }: OptionSearchProps): OptionSearchBox {
  const [state, setState] = useState(AT_REST);
  const { query, isOpen, active } = state;
  const pick = ({ value }: SearchableOption) => {
    if (several) onChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
    else onChosen([value]);
    setState(several ? { query: '', isOpen: true, active } : AT_REST);
  };
  const open = () => setState((before) => (before.isOpen ? before : { ...before, isOpen: true }));
  return {
    ...state,
    shownText: several ? '' : (options.find(({ value }) => value === chosen[0])?.text ?? ''),
    type: (text) => setState({ query: text, isOpen: true, active: text.trim() === '' ? -1 : 0 }),
    pick,
    open,
    toggle: () => setState({ query, isOpen: !isOpen, active: -1 }),
    press(event, found) {
      if (isOfComposition(event.nativeEvent)) return;
      const move = MOVES[event.key];
      if (move !== undefined) {
        event.preventDefault();
        setState({
          query,
          isOpen: true,
          active: isOpen ? move(active, found.length) : event.key === 'ArrowUp' ? found.length - 1 : 0,
        });
      }
      const option = found[active];
      if (event.key === 'Enter' && isOpen) {
        event.preventDefault();
        if (option !== undefined) pick(option);
      }
      if (event.key === 'Escape' && (isOpen || query !== undefined)) {
        // A dialog around the form must not close with the list.
        event.stopPropagation();
        setState(isOpen ? { query, isOpen: false, active: -1 } : AT_REST);
      }
    },
    leave() {
      // What was written out in full is chosen; an emptied box chooses nothing; anything else was only a search.
      const exact = query === undefined ? undefined : exactOption(options, query);
      if (exact !== undefined && !chosen.includes(exact.value)) onChosen(several ? [...chosen, exact.value] : [exact.value]);
      if (!several && query !== undefined && query.trim() === '' && chosen.length > 0) onChosen([]);
      setState(AT_REST);
    },
  };
}

const MOVES: Readonly<Record<string, (active: number, count: number) => number>> = {
  ArrowDown: (active, count) => (count === 0 ? -1 : (active + 1) % count),
  ArrowUp: (active, count) => (count === 0 ? -1 : active <= 0 ? count - 1 : active - 1),
  PageDown: (active, count) => Math.min(count - 1, active + 10),
  PageUp: (active, count) => (count === 0 ? -1 : Math.max(0, active - 10)),
};
