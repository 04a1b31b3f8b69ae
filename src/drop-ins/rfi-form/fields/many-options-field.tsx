'use client';
import { type ComponentType, lazy, type ReactElement, Suspense, useMemo } from 'react';
import { RFIForm as Parts } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../use-form-words.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import type { OptionSearchProps } from './option-search.js';
import { searchable } from './search-options.js';
import { hintOf } from './text-field.js';

/** Loaded only where a list is long. */
const OptionSearch = lazy(async () => ({ default: await loadSearch() }));

async function loadSearch(): Promise<ComponentType<OptionSearchProps>> {
  try {
    return (await import('./option-search.js')).OptionSearch;
  } catch {
    // The chunk may be gone after a deployment: the browser's own list is slow here, and works.
    return (await import('./option-list-box.js')).OptionListBox;
  }
}

/** A choice from a list that is too long to look through: what is typed finds the options. */
export function ManyOptionsField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const several = spec.input === 'multi_choice';
  const options = useMemo(() => searchable(spec.options ?? [], words), [spec.options, words]);
  const one = typeof value === 'string' && value !== '' ? [value] : [];
  const hints = [hintOf(spec, words), words.t('rfi-form.options-hint', { count: options.length })];
  return (
    <FieldFrame hint={hints.filter((hint) => hint !== undefined).join(' ')}>
      <Suspense fallback={<OptionsLoading />}>
        <OptionSearch
          title={words.text(item.requirement.title).text}
          options={options}
          several={several}
          required={spec.required}
          chosen={Array.isArray(value) ? value : one}
          onChosen={(next) => onValue(several ? [...next] : (next[0] ?? null))}
        />
      </Suspense>
    </FieldFrame>
  );
}

/** The place of the list: the label has its control from the first moment. */
function OptionsLoading(): ReactElement {
  const words = useFormWords();
  const text = words.t('rfi-form.options-loading');
  return <Parts.Input className="csk-input" disabled aria-busy value={text} onValueChange={() => undefined} />;
}
