'use client';
import { type ReactElement, useMemo } from 'react';
import { RFIForm as Parts, useRfiFieldContext } from '../../../react/rfi-form/index.js';
import { Icon } from '../../icon/index.js';
import { useFormWords } from '../use-form-words.js';
import { OptionPopup } from './option-popup.js';
import { findOptions, type SearchableOption } from './search-options.js';
import { useOptionSearch } from './use-option-search.js';

/** A box to type in, with the options that fit in a list below: the combobox of the ARIA practices, with its keys. */
export function OptionSearch(props: OptionSearchProps): ReactElement {
  const { title, options, several, required, chosen, onChosen } = props;
  const words = useFormWords();
  const { controlId } = useRfiFieldContext();
  const search = useOptionSearch(props);
  const { query, isOpen, active } = search;
  const found = useMemo(() => findOptions(options, query ?? ''), [options, query]);
  const listId = `${controlId}-options`;
  const activeOption = isOpen ? found[active] : undefined;
  return (
    <div className="csk-rfi-form-search">
      {several ? <ChosenOptions options={options} chosen={chosen} title={title} onChosen={onChosen} /> : null}
      <div className="csk-rfi-form-search-box">
        <Parts.Input
          className="csk-input"
          type="text"
          role="combobox"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="done"
          dir="auto"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={activeOption === undefined ? undefined : `${listId}-${String(active)}`}
          aria-required={required || undefined}
          value={query ?? search.shownText}
          onValueChange={search.type}
          onKeyDown={(event) => search.press(event, found)}
          onClick={search.open}
          onBlur={search.leave}
        />
        <button
          type="button"
          tabIndex={-1}
          className="csk-rfi-form-search-open"
          aria-label={words.t('rfi-form.options-open', { title })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            search.toggle();
            event.currentTarget.parentElement?.querySelector('input')?.focus();
          }}
        >
          <Icon name="chevron-down" />
        </button>
      </div>
      {isOpen ? (
        <OptionPopup
          id={listId}
          label={words.t('rfi-form.options-list', { title })}
          options={found}
          active={active}
          chosen={chosen}
          several={several}
          onPick={search.pick}
        />
      ) : null}
      <p role="status" className="csk-visually-hidden">
        {isOpen ? words.t('rfi-form.options-found', { count: found.length }) : null}
      </p>
    </div>
  );
}

/** Props of `OptionSearch`. */
export interface OptionSearchProps {
  title: string;
  options: readonly SearchableOption[];
  several: boolean;
  required: boolean;
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}

type ChosenOptionsProps = Pick<OptionSearchProps, 'options' | 'chosen' | 'title' | 'onChosen'>;

/** What is chosen of several, each with a way to take it back. */
function ChosenOptions({ options, chosen, title, onChosen }: ChosenOptionsProps): ReactElement | null {
  const words = useFormWords();
  const { controlId } = useRfiFieldContext();
  if (chosen.length === 0) return null;
  const remove = (value: string, box: ParentNode) => {
    onChosen(chosen.filter((one) => one !== value));
    // The button that had the focus goes away with its option.
    box.querySelector<HTMLElement>(`#${CSS.escape(controlId)}`)?.focus();
  };
  return (
    <ul className="csk-list csk-rfi-form-chosen" aria-label={words.t('rfi-form.options-chosen', { title })}>
      {chosen.map((value) => {
        const text = options.find((option) => option.value === value)?.text ?? value;
        return (
          <li key={value}>
            <button
              type="button"
              className="csk-button"
              data-variant="secondary"
              data-size="small"
              aria-label={words.t('rfi-form.options-remove', { option: text })}
              onClick={(event) => remove(value, event.currentTarget.closest('.csk-rfi-form-search') ?? document)}
            >
              {text}
              <Icon name="cross" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
