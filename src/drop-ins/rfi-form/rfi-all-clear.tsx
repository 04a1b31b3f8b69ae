'use client';
import type { ReactElement } from 'react';
import { isClosedStatus } from '../../model/index.js';
import type { DateStyle } from '../../messages/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import type { RfiForm } from '../../react/rfi-form/index.js';
import { fillText, Heading, type HeadingLevel, Notice, SLOT, TimeText } from '../text/index.js';
import { useFormWords } from './use-form-words.js';

const HOW: DateStyle = 'dateTime';

/** What a form that stays on a page shows while it has nothing to ask: calm, and since when that is known. */
export function RfiAllClear({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement | null {
  const words = useFormWords();
  const { status, checkedAt, connection } = useClientSnapshot(
    (snapshot) => ({ status: snapshot.status, checkedAt: snapshot.lastCheckedAt, connection: snapshot.connection }),
    form.client,
  );
  if (status === 'UNKNOWN' || form.groups.exhausted.length > 0) return null;
  const isOver = isClosedStatus(status);
  const isWaiting = form.groups.withReviewer.length > 0 && !isOver;
  // Nobody who is signed out hears of it here.
  const isPromised = !isOver && connection !== 'ended';
  return (
    <Notice tone={isWaiting || isOver ? 'info' : 'positive'} icon={isOver ? 'info' : isWaiting ? 'clock' : 'check-circle'}>
      <Heading level={level} size="small" ref={form.headingRef} tabIndex={-1}>
        {words.t(isWaiting ? 'rfi-items.waiting-title' : 'rfi-form.empty-title')}
      </Heading>
      {isPromised ? <p className="csk-text">{words.t(isWaiting ? 'rfi-items.waiting' : 'rfi-form.empty')}</p> : null}
      {checkedAt === undefined ? null : (
        <p className="csk-hint">
          {fillText(words.t('rfi-items.checked-at', { date: SLOT }), <TimeText at={checkedAt} format={HOW} />)}
        </p>
      )}
    </Notice>
  );
}
