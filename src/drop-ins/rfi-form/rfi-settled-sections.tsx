'use client';
import type { ReactElement } from 'react';
import { isClosedStatus } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { type RfiForm, subjectKeysOf } from '../../react/rfi-form/index.js';
import { expectedWords } from '../status-banner/expected-time.js';
import type { HeadingLevel } from '../text/index.js';
import { RfiSettled } from './rfi-settled.js';
import { useFormWords } from './use-form-words.js';

/** Everything that asks nothing of the customer: out of attempts, with the reviewer, done. */
export function RfiSettledSections({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement {
  const words = useFormWords();
  const info = useClientSnapshot((snapshot) => snapshot.customer?.status, form.client);
  // That nothing need be done is in the note before it.
  const expected = info === undefined ? undefined : expectedWords(info, words, true);
  const { groups } = form;
  const shared = {
    level,
    client: form.client,
    withSubjects: subjectKeysOf(groups).length > 1,
    idOf: ({ id }: { id: string }) => form.controlId(id, 'title'),
  };
  return (
    <>
      <RfiSettled
        title={words.t('rfi-form.section-exhausted')}
        note={words.t('rfi-form.section-exhausted-note')}
        requirements={groups.exhausted}
        withSupport
        {...shared}
      />
      <RfiSettled
        title={words.t('rfi-form.section-reviewer')}
        note={
          isClosedStatus(info?.status)
            ? undefined
            : [words.t('rfi-form.section-reviewer-note'), expected].filter(Boolean).join(' ')
        }
        requirements={groups.withReviewer}
        sentTo={form.client}
        {...shared}
      />
      <RfiSettled title={words.t('rfi-form.section-done')} requirements={groups.done} sentTo={form.client} {...shared} />
    </>
  );
}
