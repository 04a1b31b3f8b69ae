'use client';
import { type FormEvent, type ReactElement, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { Disclosure } from './disclosure.js';
import { ALL_KINDS, faultOf, type FilterChoice, filterOf, isOpenFilter, NO_CHOICE } from './filter-choice.js';
import type { TimelineData } from './timeline-data.js';
import { useTimelineWords } from './use-timeline-words.js';

/** Asks for a range of days and kinds of entries. Nothing changes before the button is pressed; then the number of entries is said. */
export function TimelineFilters({ data, shown }: TimelineFiltersProps): ReactElement {
  const words = useTimelineWords();
  const [choice, setChoice] = useState<FilterChoice>(NO_CHOICE);
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>();
  const form = useRef<HTMLFormElement>(null);
  const isActive = !isOpenFilter(data.filter);
  const result = useResult(data, shown);
  const apply = (next: FilterChoice) => {
    const wrong = faultOf(next);
    setChoice(next);
    setFault(wrong);
    if (wrong === undefined) return data.setFilter(filterOf(next, words.timeZone));
    return form.current?.querySelector<HTMLElement>(wrong === 'order' ? 'input[type="date"]' : 'input[type="checkbox"]')?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    apply(choice);
  };
  const onClear = () => {
    // The button that was pressed goes with the filter.
    form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    apply(NO_CHOICE);
  };
  return (
    <Disclosure name="filter" lazy summary={words.t(isActive ? 'timeline.filter.active' : 'timeline.filter.title')}>
      <form ref={form} className="csk-stack csk-lifecycle-timeline-filters" noValidate onSubmit={onSubmit}>
        <DayInputs choice={choice} onChoice={setChoice} isWrong={fault === 'order'} />
        <KindInputs choice={choice} onChoice={setChoice} isWrong={fault === 'no-kind'} />
        <div className="csk-row">
          <button type="submit" className="csk-button" data-size="small">
            {words.t('timeline.filter.apply')}
          </button>
          {isActive ? (
            <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={onClear}>
              {words.t('timeline.filter.clear')}
            </button>
          ) : null}
        </div>
        {result === undefined ? null : (
          <p className="csk-text" data-muted="" data-size="small">
            {result}
          </p>
        )}
      </form>
    </Disclosure>
  );
}

interface TimelineFiltersProps {
  data: TimelineData;
  /** How many entries are shown: what happened at one moment is one of them. `undefined` while that is not known. */
  shown: number | undefined;
}

/** How many entries match, in words, announced once when they are known; `undefined` while nothing is filtered or known. */
function useResult({ filter, phase, hasMore }: TimelineData, shown: number | undefined): string | undefined {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const announced = useRef(filter);
  const isKnown = phase === 'ready' && shown !== undefined;
  const say = useCallback(
    () => words.t(hasMore ? 'timeline.filter.result-more' : 'timeline.filter.result', { count: shown ?? 0 }),
    [hasMore, shown, words],
  );
  useEffect(() => {
    if (!isKnown || announced.current === filter) return;
    announced.current = filter;
    announce(say());
  }, [announce, filter, isKnown, say]);
  return isOpenFilter(filter) || !isKnown ? undefined : say();
}

interface InputsProps {
  choice: FilterChoice;
  onChoice: (choice: FilterChoice) => void;
  isWrong: boolean;
}

function DayInputs({ choice, onChoice, isWrong }: InputsProps): ReactElement {
  const words = useTimelineWords();
  const id = useId();
  const faultId = `${id}-fault`;
  return (
    <div className="csk-field">
      <div className="csk-row">
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className="csk-field">
            <label className="csk-label" htmlFor={`${id}-${end}`}>
              {words.t(`timeline.filter.${end}`)}
            </label>
            <input
              id={`${id}-${end}`}
              type="date"
              className="csk-input"
              value={choice[end]}
              aria-invalid={isWrong || undefined}
              aria-describedby={isWrong ? faultId : undefined}
              onChange={({ target }) => onChoice({ ...choice, [end]: target.value })}
            />
          </div>
        ))}
      </div>
      {isWrong ? <Fault id={faultId} text={words.t('timeline.filter.order')} /> : null}
    </div>
  );
}

function KindInputs({ choice, onChoice, isWrong }: InputsProps): ReactElement {
  const words = useTimelineWords();
  const faultId = `${useId()}-fault`;
  return (
    <fieldset className="csk-field" aria-describedby={isWrong ? faultId : undefined}>
      <legend className="csk-label">{words.t('timeline.filter.kinds')}</legend>
      <div className="csk-lifecycle-timeline-kinds">
        {ALL_KINDS.map((kind) => (
          <label key={kind} className="csk-choice">
            <input
              type="checkbox"
              checked={choice.kinds.includes(kind)}
              onChange={({ target }) =>
                onChoice({
                  ...choice,
                  kinds: target.checked ? [...choice.kinds, kind] : choice.kinds.filter((one) => one !== kind),
                })
              }
            />
            <span>{words.t(`timeline.filter.kind.${kind}`)}</span>
          </label>
        ))}
      </div>
      {isWrong ? <Fault id={faultId} text={words.t('timeline.filter.no-kind')} /> : null}
    </fieldset>
  );
}

function Fault({ id, text }: { id: string; text: string }): ReactElement {
  return (
    <p id={id} className="csk-error">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}
