'use client';
import { type FocusEvent, type MouseEvent, type ReactElement, useId, useState } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusError } from '../../model/index.js';
import { RFIForm as Parts, type RfiProblem, useRfiFormContext } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { problemInWords } from './problem-words.js';
import { useFormWords } from './use-form-words.js';

/** Everything that has to be put right, each line leading to its control. Takes focus when it appears. */
export function RfiSummary({ level }: { level: HeadingLevel }): ReactElement | null {
  const titleId = useId();
  const { problems, failure, step } = useRfiFormContext();
  const isShown = failure !== undefined || (step === 'list' && problems.length > 0);
  if (!isShown) return null;
  return <Summary level={level} titleId={titleId} />;
}

function Summary({ level, titleId }: { level: HeadingLevel; titleId: string }): ReactElement {
  const words = useFormWords();
  const { problems, failure, step } = useRfiFormContext();
  const isAboutSending = problems.length === 0 || step === 'review';
  const { isNews, note } = useNews(
    isAboutSending ? '' : problems.map((problem) => problemInWords(problem, words).text).join(' '),
  );
  return (
    <Parts.Summary className="csk-card csk-rfi-form-summary" aria-labelledby={titleId} onFocus={note}>
      <div role={isNews ? 'alert' : undefined} className="csk-stack" data-gap="small">
        <Heading level={level} id={titleId}>
          {words.t(isAboutSending ? 'rfi-form.send-failed-title' : 'rfi-form.summary-title')}
        </Heading>
        {isAboutSending && failure !== undefined ? (
          <p className="csk-text">
            {failureInWords(failure, words)} {words.t('rfi-form.send-failed-kept')}
          </p>
        ) : null}
        {isAboutSending ? null : (
          <ul className="csk-list">
            {problems.map((problem, index) => (
              <li key={`${problem.item?.requirement.id ?? ''} ${problem.part} ${String(index)}`}>
                <ProblemLine problem={problem} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Parts.Summary>
  );
}

/** A line that goes away because somebody has put it right is no alarm: only what the focus was led to is told at once. */
function useNews(text: string): { isNews: boolean; note: (event: FocusEvent) => void } {
  const [told, setTold] = useState(text);
  return { isNews: told === text, note: ({ target, currentTarget }) => target === currentTarget && setTold(text) };
}

/** By the time it is told, it is known of an error that left it open that nothing has arrived. */
function failureInWords(failure: CustomerStatusError, words: Words): string {
  if (failure.code === 'version_conflict') return words.t('rfi-flow.changed-meanwhile');
  const wasOpen = failure.retryable || failure.code === 'aborted' || failure.code === 'protocol_error';
  return wasOpen ? `${errorWords(failure, words)} ${words.t('rfi-flow.not-arrived')}` : errorWords(failure, words);
}

function ProblemLine({ problem }: { problem: RfiProblem }): ReactElement {
  const words = useFormWords();
  const form = useRfiFormContext();
  const { text, lang } = problemInWords(problem, words);
  const id = problem.item?.requirement.id;
  if (id === undefined) return <span lang={lang}>{text}</span>;
  const lead = (event: MouseEvent) => {
    event.preventDefault();
    form.focusControl(id, problem.part);
  };
  return (
    <a className="csk-link" href={`#${form.controlId(id, problem.part)}`} lang={lang} onClick={lead}>
      {text}
    </a>
  );
}
