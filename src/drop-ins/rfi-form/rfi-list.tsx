'use client';
import type { ReactElement, RefObject } from 'react';
import { useClientSnapshot } from '../../react/provider/index.js';
import {
  arrangeItems,
  RFIForm as Parts,
  type RfiForm,
  type RfiSubject,
  subjectKey,
  subjectKeysOf,
} from '../../react/rfi-form/index.js';
import { BackendText, below, Heading, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { RfiDueBanner } from './rfi-due-banner.js';
import { ProgressCount, RfiProgressLine } from './rfi-progress-line.js';
import { RfiSection } from './rfi-section.js';
import { RfiSummary } from './rfi-summary.js';
import { SendThese } from './send-these.js';
import { subjectInWords } from './subject-words.js';
import { useFormWords } from './use-form-words.js';
import { useGradualRows } from './use-gradual-rows.js';
import { useHeldPlaces } from './use-held-places.js';

/** Everything that can be answered, by whom it is about and what is to be done, and the way on. */
export function RfiList({ form, level, onAction, shownRows }: RfiListProps): ReactElement {
  const words = useFormWords();
  const { subjects, holdProps } = useArrangement(form);
  const rowsOf = dealOut(useGradualRows(form.items.length, shownRows));
  const hasSubjects = subjectKeysOf(form.groups).length > 1;
  return (
    <>
      <div className="csk-stack" data-gap="small">
        <Heading level={level} size="large" ref={form.headingRef} tabIndex={-1}>
          {words.t('rfi-form.title')}
        </Heading>
        <RfiProgressLine form={form} />
      </div>
      <RfiSummary level={below(level)} />
      <RfiDueBanner />
      {subjects.map(({ key, subject, sections }) => (
        <section key={key} className="csk-stack" data-gap="large">
          {hasSubjects ? <SubjectHead form={form} subject={subject} level={below(level)} /> : null}
          {sections.map((section) => (
            <RfiSection
              key={section.place}
              {...section}
              rows={rowsOf(section.clusters.length)}
              level={below(hasSubjects ? below(level) : level)}
              onAction={onAction}
              holdProps={holdProps}
            />
          ))}
          {hasSubjects ? (
            <SendThese
              items={sections.flatMap(({ clusters }) => clusters.flatMap(({ items }) => items))}
              title={subjectInWords(subject, words).text}
            />
          ) : null}
        </section>
      ))}
      <ListActions form={form} />
    </>
  );
}

/** Props of `RfiList`. */
export interface RfiListProps {
  form: RfiForm;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
  /** How many rows were shown so far: coming back from the review, they are there at once. */
  shownRows: RefObject<number>;
}

/** Deals rows out to one section after the other. */
function dealOut(rows: number): (wanted: number) => number {
  let left = rows;
  return (wanted) => {
    const given = Math.min(left, wanted);
    left -= given;
    return given;
  };
}

/** Subjects stand in the backend's order, which does not change when something becomes urgent. */
function useArrangement(form: RfiForm) {
  const { placeOf, holdProps } = useHeldPlaces();
  const requirements = useClientSnapshot((snapshot) => snapshot.customer?.requirements, form.client);
  const order = (requirements ?? []).map(({ subject }) => subjectKey(subject));
  return { subjects: arrangeItems(form.items, { order, placeOf }), holdProps };
}

interface SubjectHeadProps {
  form: RfiForm;
  subject: RfiSubject['subject'];
  level: HeadingLevel;
}

function SubjectHead({ form, subject, level }: SubjectHeadProps): ReactElement {
  const words = useFormWords();
  return (
    <div className="csk-rfi-items-head csk-rfi-items-subject">
      <Heading level={level}>
        <BackendText value={subjectInWords(subject, words)} />
      </Heading>
      <ProgressCount form={form} belongs={(requirement) => subjectKey(requirement.subject) === subjectKey(subject)} />
    </div>
  );
}

/** Steps that are done elsewhere send nothing. */
function ListActions({ form }: { form: RfiForm }): ReactElement | null {
  const words = useFormWords();
  if (form.items.every((item) => item.requirement.kind === 'action')) return null;
  return (
    <div className="csk-row">
      <Parts.Submit className="csk-button">{words.t('rfi-form.review')}</Parts.Submit>
      {form.canReviewReady ? (
        <button type="button" className="csk-button" data-variant="quiet" onClick={form.reviewReady}>
          {words.t('rfi-form.review-ready')}
        </button>
      ) : null}
    </div>
  );
}
