'use client';
import { type ReactElement, useId } from 'react';
import type { ResolvedText } from '../../model/index.js';
import { type RfiItem, useRfiFormContext } from '../../react/rfi-form/index.js';
import { Icon } from '../icon/index.js';
import { BackendText, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { ItemDueLine } from './item-due.js';
import { ItemState, stateOfItem } from './item-state.js';
import { problemInWords } from './problem-words.js';
import { RfiItemCard } from './rfi-item-card.js';
import { useFormWords } from './use-form-words.js';

/** Several requests of which some are enough: the person chooses, and only what is chosen is shown with its controls. */
export function RfiAlternatives({ items, level, onAction }: RfiAlternativesProps): ReactElement {
  const words = useFormWords();
  const id = useId();
  const needed = items[0]?.alternative?.needed ?? 1;
  const error = useChoiceProblem(items);
  const isOpen = items.every(({ alternative }) => alternative?.chosen !== true);
  // A date shows at what is chosen; before that, the first one of all is everybody's.
  const pressing = isOpen ? items.find(({ due }) => due !== undefined) : undefined;
  return (
    <div className="csk-card csk-rfi-items-alternatives" data-invalid={error === undefined ? undefined : ''}>
      <fieldset className="csk-field" aria-describedby={error === undefined ? `${id}note` : `${id}note ${id}error`}>
        <legend className="csk-label">{words.t('rfi-form.group-any', { min: needed })}</legend>
        <p className="csk-hint" id={`${id}note`}>
          {words.t('rfi-items.choose-note')}
        </p>
        {error === undefined ? null : (
          <p className="csk-error" id={`${id}error`}>
            <Icon name="warning" />
            <span lang={error.lang}>{error.text}</span>
          </p>
        )}
        {pressing === undefined ? null : <ItemDueLine item={pressing} />}
        <Options items={items} level={level} onAction={onAction} name={id} isSingle={needed === 1} />
      </fieldset>
    </div>
  );
}

/** What is wrong with the choice as a whole. */
function useChoiceProblem(items: readonly RfiItem[]): ResolvedText | undefined {
  const words = useFormWords();
  const { problemsOf } = useRfiFormContext();
  const speaker = items.find(({ alternative }) => alternative?.speaksForGroup === true) ?? items[0];
  const problem = problemsOf(speaker?.requirement.id ?? '').find(({ part }) => part === 'alternative');
  return problem === undefined ? undefined : problemInWords(problem, words);
}

/** Props of `RfiAlternatives`. */
export interface RfiAlternativesProps {
  /** The members of one group. */
  items: readonly RfiItem[];
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
}

interface OptionsProps extends RfiAlternativesProps {
  name: string;
  /** True where one is enough: another choice then takes its place. */
  isSingle: boolean;
}

function Options({ items, level, onAction, name, isSingle }: OptionsProps): ReactElement {
  const { controlId } = useRfiFormContext();
  return (
    <ul className="csk-list csk-rfi-items-options">
      {items.map((item) => (
        <li key={item.requirement.id} id={controlId(item.requirement.id, 'item')} className="csk-rfi-items-option">
          <Option item={item} items={items} name={name} isSingle={isSingle} />
          {item.alternative?.chosen === true ? (
            <RfiItemCard item={item} level={level} onAction={onAction} variant="alternative" />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface OptionProps extends Pick<OptionsProps, 'items' | 'name' | 'isSingle'> {
  item: RfiItem;
}

function Option({ item, items, name, isSingle }: OptionProps): ReactElement {
  const words = useFormWords();
  const form = useRfiFormContext();
  const { id, title } = item.requirement;
  const isChosen = item.alternative?.chosen === true;
  const choose = (checked: boolean) => {
    const others = items.filter((other) => other !== item && other.alternative?.chosen === true);
    const kept = isSingle ? [] : others.map((other) => other.requirement.id);
    form.choose(item.alternative?.groupId ?? '', checked ? [...kept, id] : kept);
  };
  return (
    <div className="csk-rfi-form-item-head">
      <label className="csk-choice">
        <input
          type={isSingle ? 'radio' : 'checkbox'}
          id={form.controlId(id, 'alternative')}
          name={name}
          checked={isChosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        <BackendText value={words.text(title)} />
      </label>
      {isChosen ? <ItemState state={stateOfItem(item, form.problemsOf(id).length > 0)} /> : null}
    </div>
  );
}
