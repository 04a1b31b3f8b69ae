import type { InputHTMLAttributes } from 'react';
import type { Requirement } from '../../model/index.js';
import { autocompleteOf, isName } from './autocomplete.js';

/** What tells browsers, keyboards on glass and spell checkers about a control. */
export type InputAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'enterKeyHint' | 'spellCheck' | 'autoCapitalize' | 'autoCorrect' | 'autoComplete' | 'dir'
>;

/** Codes and addresses: a keyboard that corrects or capitalises them does harm. */
const EXACT: InputAttributes = { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off', dir: 'ltr' };

const OF_INPUT: Readonly<Record<string, InputAttributes>> = {
  email: { ...EXACT, type: 'email', inputMode: 'email' },
  phone: { ...EXACT, type: 'tel', inputMode: 'tel' },
  date: { type: 'date' },
  date_of_birth: { ...EXACT, type: 'text', inputMode: 'numeric', dir: 'ltr' },
  number: { ...EXACT, type: 'text', inputMode: 'decimal' },
  money: { ...EXACT, type: 'text', inputMode: 'decimal' },
  tax_id: { ...EXACT, type: 'text', autoCapitalize: 'characters' },
  long_text: { spellCheck: true, autoCapitalize: 'sentences', enterKeyHint: 'enter', dir: 'auto' },
};

/**
 * The attributes of the control for a field. A secret is typed masked, and neither corrected nor sent to a spell checker;
 * where it is masked, only the person who typed it can copy it, after showing it.
 */
export function inputAttributesOf(requirement: Requirement): InputAttributes {
  const known = found.get(requirement) ?? attributesOf(requirement);
  found.set(requirement, known);
  return known;
}

/** Found once for each request: a control renders at every keystroke. */
const found = new WeakMap<Requirement, InputAttributes>();

function attributesOf(requirement: Requirement): InputAttributes {
  const { spec } = requirement;
  if (spec.kind !== 'field') return {};
  const own = OF_INPUT[spec.input] ?? textAttributes(spec.path);
  const secret: InputAttributes = spec.sensitive ? { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' } : {};
  return { enterKeyHint: 'next', ...own, ...secret, autoComplete: autocompleteOf(requirement) };
}

function textAttributes(path: string): InputAttributes {
  const name: InputAttributes = isName(path) ? { spellCheck: false, autoCapitalize: 'words', autoCorrect: 'off' } : {};
  return { type: 'text', spellCheck: false, autoCapitalize: 'sentences', dir: 'auto', ...name };
}
