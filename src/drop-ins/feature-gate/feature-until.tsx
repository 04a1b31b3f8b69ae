'use client';
import type { ReactElement } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { isAnswerable } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon } from '../icon/index.js';
import { fillText, SLOT, TimeText } from '../text/index.js';
import { useGateWords } from './use-gate-words.js';

/** Says that an open feature is open until a date, and what keeps it open. Renders a `<p>`. */
export function FeatureUntil({ until, client }: { until: string; client: CustomerClient | undefined }): ReactElement {
  const words = useGateWords();
  const isAsked = useClientSnapshot((snapshot) => snapshot.customer?.requirements.some(isAnswerable) ?? false, client);
  const sentence = words.t(isAsked ? 'gate.until' : 'gate.until-plain', { date: SLOT });
  return (
    <p className="csk-root csk-tone csk-feature-gate-until" data-tone="caution" lang={words.locale}>
      <Icon name="clock" />
      <span>{fillText(sentence, <TimeText at={until} />)}</span>
    </p>
  );
}
