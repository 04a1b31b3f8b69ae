import { RFIForm, type RfiForm, useRfiForm } from 'customer-status-kit/react';
import { Changed } from './changed.tsx';
import { Question } from './question.tsx';
import { Receipt } from './receipt.tsx';
import { Review } from './review.tsx';
import { Button } from './ui.tsx';
import { problemInWords } from './words.ts';

/** Everything that is asked, from the list to the receipt. The kit keeps the answers and the steps, the looks are ours. */
export function Requests() {
  const form = useRfiForm();
  if (form.phase === 'loading') return <p>Loading …</p>;
  if (form.phase === 'unavailable') return <p>We cannot reach the bank right now. Please try again later.</p>;
  return (
    <>
      {form.receipt === undefined ? null : <Receipt form={form} receipt={form.receipt} />}
      {form.items.length === 0 || !form.editable ? (
        <p className="mt-6 rounded-xl bg-slate-100 p-4">Nothing is asked of you right now.</p>
      ) : (
        <RFIForm.Root form={form} className="space-y-6">
          {form.step === 'review' ? <Review form={form} /> : <List form={form} />}
        </RFIForm.Root>
      )}
    </>
  );
}

function List({ form }: { form: RfiForm }) {
  const { problems, failure } = form;
  return (
    <>
      <h1 ref={form.headingRef} tabIndex={-1} className="text-3xl font-bold tracking-tight">
        We need a few things from you
      </h1>
      {problems.length === 0 && failure === undefined ? null : (
        <RFIForm.Summary className="rounded-xl border-2 border-red-700 p-4" aria-labelledby="summary-title">
          <h2 id="summary-title" className="font-semibold text-red-800">
            Please check your answers
          </h2>
          <ul className="mt-2 list-disc ps-5 text-red-800">
            {problems.map((problem) => (
              <li key={`${problem.item?.requirement.id ?? ''} ${problem.part}`}>
                <button
                  type="button"
                  className="cursor-pointer text-start underline"
                  onClick={() => form.focusControl(problem.item?.requirement.id ?? '', problem.part)}
                >
                  {problemInWords(problem)}
                </button>
              </li>
            ))}
          </ul>
        </RFIForm.Summary>
      )}
      <Changed form={form} />
      {form.items.map((item) => (
        <Question key={item.requirement.id} item={item} form={form} />
      ))}
      <div className="flex flex-wrap gap-3">
        <RFIForm.Submit render={(props) => <Button {...props}>Check your answers</Button>} />
        {form.canReviewReady ? (
          <Button look="quiet" type="button" onClick={form.reviewReady}>
            Continue with what is ready
          </Button>
        ) : null}
      </div>
    </>
  );
}
