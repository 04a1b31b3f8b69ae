'use client';
import type { ReactElement } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusError } from '../../model/index.js';
import { Notice, Reference } from '../text/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** Why a command did not work, in words, with the id to quote. It has been announced where it happened. */
export function CommandError({ error }: { error: CustomerStatusError | undefined }): ReactElement | null {
  const words = useOperatorWords();
  if (error === undefined) return null;
  return (
    <Notice tone="negative">
      <p className="csk-text">{words.t('operator.failed', { reason: errorWords(error, words) })}</p>
      {error.requestId === undefined ? null : <Reference value={error.requestId} />}
    </Notice>
  );
}
