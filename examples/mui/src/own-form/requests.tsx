import { Alert, Button, LinearProgress, Link, Stack, Typography } from '@mui/material';
import { RFIForm, type RfiForm, useRfiForm } from 'customer-status-kit/react';
import { Changed } from './changed.tsx';
import { Question } from './question.tsx';
import { Receipt } from './receipt.tsx';
import { Review } from './review.tsx';
import { problemInWords } from './words.ts';

/** Everything that is asked, from the list to the receipt. The kit keeps the answers and the steps, MUI draws them. */
export function Requests() {
  const form = useRfiForm();
  if (form.phase === 'loading') return <LinearProgress aria-label="Loading" />;
  if (form.phase === 'unavailable') return <Alert severity="warning">We cannot reach the bank right now.</Alert>;
  return (
    <Stack spacing={4}>
      {form.receipt === undefined ? null : <Receipt form={form} receipt={form.receipt} />}
      {form.items.length === 0 || !form.editable ? (
        <Alert severity="info">Nothing is asked of you right now.</Alert>
      ) : (
        <RFIForm.Root form={form}>{form.step === 'review' ? <Review form={form} /> : <List form={form} />}</RFIForm.Root>
      )}
    </Stack>
  );
}

function List({ form }: { form: RfiForm }) {
  return (
    <Stack spacing={3}>
      <Typography variant="h4" component="h1" ref={form.headingRef} tabIndex={-1}>
        A few questions about your account
      </Typography>
      <Problems form={form} />
      <Changed form={form} />
      {form.items.map((item) => (
        <Question key={item.requirement.id} item={item} form={form} />
      ))}
      <Stack direction="row" spacing={2}>
        <Button type="submit" variant="contained" size="large">
          Check your answers
        </Button>
        {form.canReviewReady ? (
          <Button type="button" size="large" onClick={form.reviewReady}>
            Continue with what is ready
          </Button>
        ) : null}
      </Stack>
    </Stack>
  );
}

function Problems({ form }: { form: RfiForm }) {
  if (form.problems.length === 0) return null;
  return (
    <Alert severity="error" ref={form.summaryRef} tabIndex={-1}>
      <Stack component="ul" sx={{ m: 0, ps: 2 }}>
        {form.problems.map((problem) => (
          <li key={`${problem.item?.requirement.id ?? ''} ${problem.part}`}>
            <Link
              component="button"
              type="button"
              color="inherit"
              sx={{ textAlign: 'start' }}
              onClick={() => form.focusControl(problem.item?.requirement.id ?? '', problem.part)}
            >
              {problemInWords(problem)}
            </Link>
          </li>
        ))}
      </Stack>
    </Alert>
  );
}
