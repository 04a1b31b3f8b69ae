'use client';
import { type ReactElement, useState } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { answerInWords, type AnsweredRequirement, isMasked } from './answer-words.js';
import { useFormWords } from './use-form-words.js';

/**
 * An answer to read over. A secret is masked: what is on the page, and so what can be copied or dragged away, is the mask.
 * Where `revealable`, a button shows it, and says so to those who do not see it. Renders paragraphs.
 */
export function AnswerLines({ requirement, answer, revealable = false }: AnswerLinesProps): ReactElement | null {
  const words = useFormWords();
  const announce = useAnnounce();
  const [isShown, setShown] = useState(false);
  const isSecret = isMasked(requirement);
  const lines = answerInWords({ requirement, answer }, words, { reveal: isShown });
  if (lines.length === 0) return null;
  const title = words.text(requirement.title).text;
  const toggle = () => {
    setShown(!isShown);
    announce(words.t(isShown ? 'rfi-form.secret-hidden' : 'rfi-form.secret-shown', { title }));
  };
  return (
    <>
      {lines.map((line, index) => (
        <p
          key={`${String(index)} ${line}`}
          className="csk-text csk-rfi-form-answer-line"
          dir="auto"
          data-csk-private={isSecret ? '' : undefined}
        >
          {line}
        </p>
      ))}
      {isSecret && revealable ? (
        <button
          type="button"
          className="csk-button"
          data-variant="quiet"
          data-size="small"
          aria-pressed={isShown}
          aria-label={words.t('rfi-form.secret-show-item', { title })}
          onClick={toggle}
        >
          <Icon name="eye" />
          {words.t('rfi-form.secret-show')}
        </button>
      ) : null}
    </>
  );
}

/** Props of `AnswerLines`. */
export interface AnswerLinesProps extends AnsweredRequirement {
  /** True to offer a button that shows a secret. */
  revealable?: boolean | undefined;
}
