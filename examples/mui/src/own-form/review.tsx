import { Alert, Button, List, ListItem, ListItemText, Paper, Stack, Typography } from '@mui/material';
import type { RfiForm } from 'customer-status-kit/react';
import { answerText } from './answer-text.ts';
import { say } from './words.ts';

/** Every answer once more before it is sent, each with a way back. */
export function Review({ form }: { form: RfiForm }) {
  return (
    <Stack spacing={3}>
      <Typography variant="h4" component="h1" ref={form.headingRef} tabIndex={-1}>
        Is everything right?
      </Typography>
      {form.failure === undefined ? null : (
        <Alert severity="error" ref={form.summaryRef} tabIndex={-1}>
          Your answers were not sent. They are still here: please try again.
        </Alert>
      )}
      <Paper variant="outlined">
        <List>
          {form.chosen.map(({ requirement, answer }) => {
            const title = say(requirement.title);
            return (
              <ListItem
                key={requirement.id}
                secondaryAction={
                  <Button type="button" aria-label={`Change: ${title}`} onClick={() => form.back(requirement.id)}>
                    Change
                  </Button>
                }
              >
                <ListItemText primary={title} secondary={answerText(requirement, answer).join(', ')} sx={{ pe: 8 }} />
              </ListItem>
            );
          })}
        </List>
      </Paper>
      <Stack direction="row" spacing={2}>
        <Button type="submit" variant="contained" size="large" loading={form.sending} loadingPosition="start">
          Send
        </Button>
        <Button type="button" size="large" onClick={() => form.back()}>
          Back
        </Button>
      </Stack>
    </Stack>
  );
}
