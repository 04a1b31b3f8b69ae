import { Alert, AlertTitle, Typography } from '@mui/material';
import type { SubmissionReceipt } from 'customer-status-kit/client';
import type { RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { say } from './words.ts';

/** What was sent, when, and under which reference. */
export function Receipt({ form, receipt }: { form: RfiForm; receipt: SubmissionReceipt }) {
  const when = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(receipt.at));
  return (
    <Alert severity="success" role="status">
      <AlertTitle component="h1" ref={form.items.length > 0 && form.editable ? undefined : form.headingRef} tabIndex={-1}>
        Thank you, we have your answers
      </AlertTitle>
      <Typography>
        Sent on {when}. Reference: {receipt.reference}
      </Typography>
      {receipt.answers.map((answer) => {
        const requirement = receipt.asked.find(({ id }) => id === answer.requirementId);
        return requirement === undefined ? null : (
          <Typography key={requirement.id}>
            <strong>{say(requirement.title)}:</strong> {answerText(requirement, answer).join(', ')}
          </Typography>
        );
      })}
    </Alert>
  );
}
