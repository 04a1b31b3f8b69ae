'use client';
import type { ReactElement } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { refusalWords, specificReasonWords } from '../../messages/index.js';
import { isSettled, type Requirement } from '../../model/index.js';
import { type DueView, subjectKey } from '../../react/rfi-form/index.js';
import { SupportContact } from '../support/index.js';
import { BackendText, below, Heading, type HeadingLevel } from '../text/index.js';
import { DueLine, type DueLineProps } from './item-due.js';
import { ItemState, type ShownState, stateOfSettled } from './item-state.js';
import { SentAnswer } from './sent-answer.js';
import { subjectInWords } from './subject-words.js';
import { useFormWords } from './use-form-words.js';

/** Requests that are only shown: with the reviewer, done, or out of attempts. By whom they are about where that differs. */
export function RfiSettled(props: RfiSettledProps): ReactElement | null {
  const { title, note, requirements, level, withSupport = false, withSubjects = false } = props;
  const words = useFormWords();
  if (requirements.length === 0) return null;
  return (
    <section className="csk-stack" data-gap="small">
      <div className="csk-rfi-items-head">
        <Heading level={level}>{title}</Heading>
        {requirements.length > 1 ? (
          <p className="csk-hint">{words.t('rfi-items.count', { count: requirements.length })}</p>
        ) : null}
      </div>
      {note === undefined ? null : (
        <p className="csk-text" data-muted="">
          {note}
        </p>
      )}
      {withSubjects ? <RowsBySubject {...props} /> : <SettledRows {...props} />}
      {withSupport ? (
        <div>
          <SupportContact />
        </div>
      ) : null}
    </section>
  );
}

/** Props of `RfiSettled`. */
export interface RfiSettledProps {
  title: string;
  note?: string | undefined;
  requirements: readonly Requirement[];
  level: HeadingLevel;
  /** The same state for all; each one's own unless said. */
  state?: ShownState | undefined;
  /** Adds reasons and the way to support. */
  withSupport?: boolean | undefined;
  /** Adds a heading for each subject. */
  withSubjects?: boolean | undefined;
  /** Adds what was sent, as that client knows it. */
  sentTo?: CustomerClient | undefined;
  /** How the due dates of what is only locked stand. */
  dues?: ReadonlyMap<string, DueView> | undefined;
  client: CustomerClient;
  /** The id of a title, which can then take the focus. */
  idOf?: ((requirement: Requirement) => string) | undefined;
}

function RowsBySubject(props: RfiSettledProps): ReactElement {
  const words = useFormWords();
  const { requirements, level } = props;
  const subjects = new Map(requirements.map(({ subject }) => [subjectKey(subject), subject]));
  return (
    <>
      {[...subjects].map(([key, subject]) => (
        <div key={key} className="csk-rfi-items-settled-subject">
          <Heading level={below(level)} size="small">
            <BackendText value={subjectInWords(subject, words)} />
          </Heading>
          <SettledRows {...props} requirements={requirements.filter((one) => subjectKey(one.subject) === key)} />
        </div>
      ))}
    </>
  );
}

function SettledRows({ requirements, state, withSupport = false, sentTo, dues, client, idOf }: RfiSettledProps): ReactElement {
  return (
    <ul className="csk-list csk-rfi-form-settled">
      {requirements.map((requirement) => (
        <li key={requirement.id} className="csk-rfi-form-settled-item">
          <div className="csk-rfi-items-settled-text">
            <RowTitle requirement={requirement} id={idOf?.(requirement)} />
            {withSupport ? <RowReasons requirement={requirement} /> : null}
            {sentTo === undefined ? null : <SentAnswer requirement={requirement} client={sentTo} />}
            <RowDue requirement={requirement} due={dues?.get(requirement.id)} client={client} />
          </div>
          <ItemState state={state ?? stateOfSettled(requirement)} />
        </li>
      ))}
    </ul>
  );
}

interface RowDueProps extends Omit<DueLineProps, 'due'> {
  due: DueView | undefined;
}

/** What waits for nobody but the reviewer has its date all the same, without any urgency. */
function RowDue({ requirement, due, client }: RowDueProps): ReactElement | null {
  const words = useFormWords();
  if (due !== undefined) return <DueLine requirement={requirement} due={due} client={client} />;
  const at = requirement.due?.at;
  if (at === undefined || isSettled(requirement) || Number.isNaN(Date.parse(at))) return null;
  return <p className="csk-hint">{words.t('common.due-on', { date: words.date(at) })}</p>;
}

function RowTitle({ requirement, id }: { requirement: Requirement; id: string | undefined }): ReactElement {
  const words = useFormWords();
  return (
    <p className="csk-text csk-rfi-items-settled-title" id={id} tabIndex={id === undefined ? undefined : -1}>
      <BackendText value={words.text(requirement.title)} />
    </p>
  );
}

function RowReasons({ requirement }: { requirement: Requirement }): ReactElement {
  const words = useFormWords();
  const told = requirement.status === 'rejected' ? refusalWords : specificReasonWords;
  return (
    <>
      {told(requirement.reasons, words).map((reason) => (
        <p key={reason.text} className="csk-hint">
          <BackendText value={reason} />
        </p>
      ))}
    </>
  );
}
