import { Alert, Button, Stack, Typography } from '@mui/material';
import type { RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { say } from './words.ts';

/** What was changed elsewhere while it was being answered. Nothing of it is sent before the customer has decided. */
export function Changed({ form }: { form: RfiForm }) {
  return form.conflicts.map(({ requirementId: id, conflict: { before, typed } }) => {
    const isAsked = form.items.some(({ requirement }) => requirement.id === id);
    return (
      <Alert key={id} severity="warning" role="group" aria-labelledby={form.controlId(id, 'conflict')}>
        <Typography component="h2" variant="subtitle1" id={form.controlId(id, 'conflict')} tabIndex={-1}>
          {isAsked ? 'Changed while you answered' : 'No longer asked'}: {say(before.title)}
        </Typography>
        You entered: {answerText(before, typed).join(', ')}
        <Stack direction="row" spacing={2} sx={{ mt: 1 }}>
          {isAsked ? (
            <Button type="button" color="inherit" onClick={() => form.resolveConflict(id, 'keep')}>
              Keep my answer
            </Button>
          ) : null}
          <Button type="button" color="inherit" onClick={() => form.resolveConflict(id, 'discard')}>
            {isAsked ? 'Answer anew' : 'All right'}
          </Button>
        </Stack>
      </Alert>
    );
  });
}
