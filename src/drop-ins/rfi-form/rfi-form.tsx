'use client';
import { forwardRef, type ReactElement, type Ref, type RefObject, useRef } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient, SubmissionReceipt } from '../../client/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import { RFIForm as Parts, type RfiForm, useFocusRescue, useRfiForm } from '../../react/rfi-form/index.js';
import { useDropInSettings } from '../provider/index.js';
import { below, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { FormWordsContext } from './form-words.js';
import type { RFIFormHostProps } from './rfi-form-host.js';
import { useErrorTitle } from './use-error-title.js';
import { RfiAllClear } from './rfi-all-clear.js';
import { RfiChecking } from './rfi-checking.js';
import { RfiConflicts, useConflictAnnouncement } from './rfi-conflicts.js';
import { RfiDrafts } from './rfi-drafts.js';
import { RfiList } from './rfi-list.js';
import { RfiLocked, useLockAnnouncement } from './rfi-locked.js';
import { RfiReceipt } from './rfi-receipt.js';
import { RfiReview } from './rfi-review.js';
import { RfiSettledSections } from './rfi-settled-sections.js';
import { RfiUnavailable } from './rfi-unavailable.js';
import { useFormWords } from './use-form-words.js';
import { useItemAnnouncements } from './use-item-announcements.js';

/**
 * Everything that is asked of the customer, in one form: a list to answer, a review to read over, a receipt. What is typed
 * is kept by the client, so it outlives the component; nothing is sent before the review. Where data are locked it shows
 * what is asked and why it cannot be changed. Renders a `<div>`.
 *
 * @example
 * ```tsx
 * import type { CustomerClient } from 'customer-status-kit/client';
 * import { CustomerStatusProvider, RFIForm } from 'customer-status-kit';
 *
 * export function Requests({ client }: { client: CustomerClient }) {
 *   return (
 *     <CustomerStatusProvider client={client}>
 *       <RFIForm onSubmitted={({ reference }) => console.info(reference)} />
 *     </CustomerStatusProvider>
 *   );
 * }
 * ```
 */
export const RFIForm = forwardRef<HTMLDivElement, RFIFormProps>(function RFIForm(props, ref) {
  const { customerId } = useCustomerClient(props.client);
  return <CustomersForm key={customerId} {...props} formRef={ref} />;
});

/** What one customer was shown, chose and sent is nothing of the next one's. */
function CustomersForm(props: RFIFormProps & { formRef: Ref<HTMLDivElement> }): ReactElement {
  const { requirementIds, className, headingLevel = 2, onSubmitted, onAction, client } = props;
  const { fieldTypes, validators, onReport, moveFocus } = props;
  const words = useFormWords();
  const { now } = useDropInSettings();
  const form = useRfiForm({
    requirementIds,
    onSubmitted,
    now,
    timeZone: words.timeZone,
    client,
    fieldTypes,
    validators,
    onReport,
    moveFocus,
  });
  useLockAnnouncement(form);
  useConflictAnnouncement(form);
  useErrorTitle(form, props.onErrorTitle);
  useItemAnnouncements(form);
  useFocusRescue(form);
  const shownRows = useRef(0);
  return (
    <FormWordsContext.Provider value={words}>
      <div
        ref={props.formRef}
        lang={words.locale}
        className={joinClasses('csk-root csk-container csk-rfi-form', className)}
        aria-busy={form.phase === 'loading' || undefined}
      >
        <RfiBody form={form} level={headingLevel} onAction={onAction} shownRows={shownRows} />
      </div>
    </FormWordsContext.Provider>
  );
}

/** Props of `RFIForm`. */
export interface RFIFormProps extends RFIFormHostProps {
  /** Only these requests; all unless said. Keep the array stable. */
  requirementIds?: readonly string[] | undefined;
  className?: string | undefined;
  /** Rank of the form's heading, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Called once for each time answers were sent. */
  onSubmitted?: ((receipt: SubmissionReceipt) => void) | undefined;
  /** Beats the provider's client. */
  client?: CustomerClient | undefined;
}

interface RfiBodyProps {
  form: RfiForm;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
  /** How many rows the list has shown so far. */
  shownRows: RefObject<number>;
}

function RfiBody({ form, level, onAction, shownRows }: RfiBodyProps): ReactElement {
  const words = useFormWords();
  const { receipt } = form;
  if (form.phase === 'loading') return <p className="csk-text">{words.t('rfi-form.loading')}</p>;
  if (form.phase === 'unavailable') return <RfiUnavailable client={form.client} />;
  const isAsked = form.items.length > 0;
  const isLocked = !form.editable && (isAsked || form.locked.length > 0);
  return (
    <div className="csk-stack" data-gap="large">
      {receipt === undefined ? null : (
        <RfiReceipt receipt={receipt} level={level} headingRef={isAsked ? undefined : form.headingRef} client={form.client} />
      )}
      <RfiChecking form={form} />
      <RfiDrafts form={form} level={below(level)} />
      <RfiConflicts form={form} level={below(level)} />
      {isLocked ? <RfiLocked form={form} level={level} /> : null}
      {isAsked && form.editable ? (
        <Parts.Root form={form} className="csk-stack csk-rfi-form-form" data-gap="large">
          {form.step === 'review' ? (
            <RfiReview form={form} level={level} />
          ) : (
            <RfiList form={form} level={level} onAction={onAction} shownRows={shownRows} />
          )}
        </Parts.Root>
      ) : null}
      {isAsked || isLocked || receipt !== undefined ? null : <RfiAllClear form={form} level={level} />}
      <RfiSettledSections form={form} level={below(level)} />
    </div>
  );
}
