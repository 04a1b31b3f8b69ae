'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { Icon } from '../../icon/index.js';
import { useFormWords } from '../use-form-words.js';
import type { SearchableOption } from './search-options.js';

/** Shorter lists are all on the page; of longer ones only what is in sight. */
const MAX_WHOLE = 50;

/** The options that were found. The focus stays in the box: what the keys are at is told by its id. */
export function OptionPopup(props: OptionPopupProps): ReactElement {
  const { id, label, options, active } = props;
  const words = useFormWords();
  const list = useRef<VListHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const isWindowed = options.length > MAX_WHOLE;
  useEffect(() => {
    if (active < 0) return;
    if (isWindowed) list.current?.scrollToIndex(active, { align: 'nearest' });
    else box.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, isWindowed]);
  const shared = { id, role: 'listbox', 'aria-label': label, 'aria-multiselectable': props.several || undefined };
  if (options.length === 0)
    return <p className="csk-hint csk-rfi-form-options">{words.t('rfi-form.options-found', { count: 0 })}</p>;
  if (!isWindowed) {
    return (
      <div {...shared} ref={box} className="csk-rfi-form-options">
        {options.map((option, index) => (
          <OptionRow key={option.value} {...props} option={option} index={index} />
        ))}
      </div>
    );
  }
  return (
    <div className="csk-rfi-form-options" data-windowed="">
      <VList {...shared} ref={list} data={options} keepMounted={active < 0 ? [] : [active]}>
        {(option, index) => <OptionRow key={option.value} {...props} option={option} index={index} />}
      </VList>
    </div>
  );
}

/** Props of `OptionPopup`. */
export interface OptionPopupProps {
  id: string;
  label: string;
  options: readonly SearchableOption[];
  active: number;
  chosen: readonly string[];
  several: boolean;
  onPick: (option: SearchableOption) => void;
}

interface OptionRowProps extends OptionPopupProps {
  option: SearchableOption;
  index: number;
}

function OptionRow({ id, option, index, options, active, chosen, onPick }: OptionRowProps): ReactElement {
  const isChosen = chosen.includes(option.value);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the box, which keeps the focus
    <div
      id={`${id}-${String(index)}`}
      role="option"
      tabIndex={-1}
      className="csk-rfi-form-option"
      aria-selected={isChosen}
      aria-setsize={options.length}
      aria-posinset={index + 1}
      data-active={index === active ? '' : undefined}
      lang={option.lang}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(option)}
    >
      <span>{option.text}</span>
      {isChosen ? <Icon name="check" /> : null}
    </div>
  );
}
