'use client';
import { type ReactElement, useRef, useState } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { useWords } from '../provider/index.js';
import { writeToClipboard } from '../text/index.js';

/** A text to read, with a button that copies it. Where the browser refuses, the text is selected instead. */
export function CopyText({ lines, text, title }: CopyTextProps): ReactElement {
  const words = useWords();
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<'copied' | 'copy-select'>();
  const copy = async () => {
    const isCopied = await writeToClipboard(text);
    if (!isCopied && box.current !== null) getSelection()?.selectAllChildren(box.current);
    const outcome = isCopied ? 'copied' : 'copy-select';
    setSaid(outcome);
    announce(words.t(`rfi-flow.${outcome}`));
  };
  return (
    <div className="csk-rfi-flow-copy">
      <div ref={box}>
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
        onClick={() => void copy()}
      >
        {words.t(said === 'copied' ? 'rfi-flow.copied' : 'rfi-flow.copy')}
      </button>
      {said === 'copy-select' ? <p className="csk-hint">{words.t('rfi-flow.copy-select')}</p> : null}
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
