'use client';
import type { ReactElement } from 'react';
import { useCopy } from '../text/index.js';
import { useFormWords } from './use-form-words.js';

/** A text to read, with a button that copies it. Where the browser refuses, the text is selected instead. */
export function CopyText({ lines, text, title }: CopyTextProps): ReactElement {
  const words = useFormWords();
  const said = { copied: words.t('rfi-flow.copied'), selected: words.t('rfi-flow.copy-select') };
  const { shown, outcome, copy } = useCopy<HTMLDivElement>(text, said);
  return (
    <div className="csk-rfi-flow-copy">
      <div ref={shown}>
        {lines.map((line, index) => (
          <p key={`${String(index)} ${line}`} className="csk-text csk-rfi-form-answer-line" dir="auto">
            {line}
          </p>
        ))}
      </div>
      <button
        type="button"
        className="csk-button csk-rfi-flow-edge"
        data-variant="quiet"
        data-size="small"
        aria-label={words.t('rfi-flow.copy-item', { title })}
        onClick={copy}
      >
        {outcome === 'copied' ? said.copied : words.t('rfi-flow.copy')}
      </button>
      {outcome === 'selected' ? <p className="csk-hint">{said.selected}</p> : null}
    </div>
  );
}

/** Props of `CopyText`. */
export interface CopyTextProps {
  /** What is shown. */
  lines: readonly string[];
  /** What is copied: the same, with what is masked to the eye. */
  text: string;
  /** What it is, for the button's name. */
  title: string;
}
