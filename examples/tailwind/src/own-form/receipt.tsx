import type { SubmissionReceipt } from 'customer-status-kit/client';
import type { RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { say } from './words.ts';

/** What was sent, when, and under which reference. */
export function Receipt({ form, receipt }: { form: RfiForm; receipt: SubmissionReceipt }) {
  const when = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(receipt.at));
  return (
    <section aria-labelledby="receipt-title" className="mb-8 rounded-2xl bg-emerald-50 p-6 ring-1 ring-emerald-300">
      <h1
        id="receipt-title"
        ref={form.items.length > 0 && form.editable ? undefined : form.headingRef}
        tabIndex={-1}
        className="text-2xl font-bold"
      >
        Thank you, we have your answers
      </h1>
      <p className="mt-2" role="status">
        Sent on {when}. Reference: {receipt.reference}
      </p>
      <dl className="mt-4 space-y-2">
        {receipt.answers.map((answer) => {
          const requirement = receipt.asked.find(({ id }) => id === answer.requirementId);
          return requirement === undefined ? null : (
            <div key={requirement.id}>
              <dt className="font-medium">{say(requirement.title)}</dt>
              <dd>{answerText(requirement, answer).join(', ')}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
