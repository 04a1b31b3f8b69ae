'use client';
import type { ReactElement } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { Notice, RetryButton } from '../text/index.js';
import { useFormWords } from './use-form-words.js';

/** Nothing is known of what is asked, and how to ask once more: a form may stand alone on its page. */
export function RfiUnavailable({ client }: { client: CustomerClient }): ReactElement {
  const words = useFormWords();
  return (
    <Notice tone="caution">
      <p className="csk-text">{words.t('rfi-form.failed')}</p>
      <div className="csk-row">
        <RetryButton label={words.t('common.retry')} onRetry={() => void client.refresh()} />
      </div>
    </Notice>
  );
}
