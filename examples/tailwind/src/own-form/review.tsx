import { RFIForm, type RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { Button, CARD } from './ui.tsx';
import { say } from './words.ts';

/** Every answer once more before it is sent, each with a way back. */
export function Review({ form }: { form: RfiForm }) {
  return (
    <>
      <h1 ref={form.headingRef} tabIndex={-1} className="text-3xl font-bold tracking-tight">
        Is everything right?
      </h1>
      {form.failure === undefined ? null : (
        <RFIForm.Summary className="rounded-xl border-2 border-red-700 p-4 text-red-800">
          Your answers were not sent. They are still here: please try again.
        </RFIForm.Summary>
      )}
      <dl className={`${CARD} divide-y divide-slate-200`}>
        {form.chosen.map(({ requirement, answer }) => (
          <div key={requirement.id} className="flex flex-wrap items-start justify-between gap-3 py-4">
            <dt className="w-full font-medium sm:w-1/3">{say(requirement.title)}</dt>
            <dd className="grow whitespace-pre-line">{answerText(requirement, answer).join('\n')}</dd>
            <dd>
              <Button
                type="button"
                look="quiet"
                aria-label={`Change: ${say(requirement.title)}`}
                onClick={() => form.back(requirement.id)}
              >
                Change
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <RFIForm.Submit render={(props) => <Button {...props}>{form.sending ? 'Sending …' : 'Send'}</Button>} />
        <Button type="button" look="quiet" onClick={() => form.back()}>
          Back
        </Button>
      </div>
    </>
  );
}
