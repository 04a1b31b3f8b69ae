'use client';
import { type ReactElement, useRef, useState } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { writeToClipboard } from './write-to-clipboard.js';

/** An id to quote to support, with a button that copies it. Where the browser refuses, the id is selected instead. */
export function Reference({ value }: { value: string }): ReactElement {
  const words = useWords();
  const announce = useAnnounce();
  const shown = useRef<HTMLSpanElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const copy = async () => {
    const isCopied = await writeToClipboard(value);
    if (!isCopied && shown.current !== null) getSelection()?.selectAllChildren(shown.current);
    setOutcome(isCopied ? 'copied' : 'selected');
    announce(words.t(isCopied ? 'common.reference-copied' : 'common.reference-selected'));
  };
  return (
    <div className="csk-reference">
      <span ref={shown} className="csk-text" data-size="small">
        {words.t('common.reference', { reference: value })}
      </span>
      <button type="button" className="csk-button" data-variant="quiet" data-size="small" onClick={() => void copy()}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        {words.t(outcome === 'copied' ? 'common.reference-copied' : 'common.copy-reference')}
      </button>
      {outcome === 'selected' ? <span className="csk-hint">{words.t('common.reference-selected')}</span> : null}
    </div>
  );
}
