'use client';
import type { ReactElement } from 'react';
import type { Requirement } from '../../model/index.js';
import { customerReasonWords } from '../../messages/index.js';
import { useWords } from '../provider/index.js';
import { SupportContact } from '../support/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';
import { ItemState, type ShownState, stateOfSettled } from './item-state.js';

/** Requests that are only shown: with the reviewer, done, or out of attempts. */
export function RfiSettled({
  title,
  note,
  requirements,
  level,
  state,
  withSupport = false,
}: RfiSettledProps): ReactElement | null {
  const words = useWords();
  if (requirements.length === 0) return null;
  return (
    <section className="csk-stack" data-gap="small">
      <Heading level={level}>{title}</Heading>
      {note === undefined ? null : (
        <p className="csk-text" data-muted="">
          {note}
        </p>
      )}
      <ul className="csk-list csk-rfi-form-settled">
        {requirements.map((requirement) => (
          <li key={requirement.id} className="csk-rfi-form-settled-item">
            <div>
              <BackendText value={words.text(requirement.title)} />
              {withSupport
                ? customerReasonWords(requirement.reasons, words).map((reason) => (
                    <p key={reason.text} className="csk-hint" lang={reason.lang}>
                      {reason.text}
                    </p>
                  ))
                : null}
            </div>
            <ItemState state={state ?? stateOfSettled(requirement)} />
          </li>
        ))}
      </ul>
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
}
