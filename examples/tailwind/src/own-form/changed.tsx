import type { RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { Button, CARD } from './ui.tsx';
import { say } from './words.ts';

/** What was changed elsewhere while it was being answered. Nothing of it is sent before the customer has decided. */
export function Changed({ form }: { form: RfiForm }) {
  return form.conflicts.map(({ requirementId: id, conflict: { before, typed } }) => {
    const isAsked = form.items.some(({ requirement }) => requirement.id === id);
    const title = say(before.title);
    return (
      <section key={id} className={CARD} aria-labelledby={form.controlId(id, 'conflict')}>
        <h2 id={form.controlId(id, 'conflict')} tabIndex={-1} className="text-lg font-semibold">
          {isAsked ? 'Changed while you answered' : 'No longer asked'}: {title}
        </h2>
        <p className="mt-1 whitespace-pre-line">You entered: {answerText(before, typed).join('\n')}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          {isAsked ? (
            <Button type="button" onClick={() => form.resolveConflict(id, 'keep')}>
              Keep my answer
            </Button>
          ) : null}
          <Button type="button" look="quiet" onClick={() => form.resolveConflict(id, 'discard')}>
            {isAsked ? 'Answer anew' : 'All right'}
          </Button>
        </div>
      </section>
    );
  });
}
