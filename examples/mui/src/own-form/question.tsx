import { Button, Card, CardActions, CardContent, Chip, Stack, TextField, Typography } from '@mui/material';
import { type RfiForm, type RfiItem, useRequirement } from 'customer-status-kit/react';
import { Address } from './address.tsx';
import { Files } from './files.tsx';
import { problemInWords, say, whyAgain } from './words.ts';

/** One request: what is asked and the place for the answer. */
export function Question({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { requirement } = item;
  const title = say(requirement.title);
  const isReady = item.state === 'ready';
  return (
    <Card variant="outlined">
      <CardContent>
        <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'baseline' }}>
          <Typography variant="h6" component="h2" id={form.controlId(requirement.id, 'title')} tabIndex={-1}>
            {title}
          </Typography>
          <Chip size="small" color={isReady ? 'primary' : 'default'} label={isReady ? 'Ready' : 'To do'} />
        </Stack>
        {requirement.help === undefined ? null : <Typography color="text.secondary">{say(requirement.help)}</Typography>}
        {whyAgain(requirement).map((reason) => (
          <Typography key={reason} color="error">
            {reason}
          </Typography>
        ))}
        <Answer item={item} form={form} />
      </CardContent>
      {isReady && form.canReviewOne && form.items.length > 1 ? (
        <CardActions>
          <Button type="button" aria-label={`Send only this: ${title}`} onClick={() => form.reviewOnly([requirement.id])}>
            Send only this
          </Button>
        </CardActions>
      ) : null}
    </Card>
  );
}

function Answer({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { spec } = item.requirement;
  if (spec.kind === 'document') return <Files item={item} form={form} />;
  if (spec.kind === 'field' && spec.input === 'address') return <Address item={item} form={form} />;
  return <Text item={item} form={form} />;
}

/** The draft of one request by its id alone: nothing here needs the form but its problems and its ids. */
function Text({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { id, spec, title } = item.requirement;
  const { setDraft } = useRequirement(id);
  const [problem] = form.problemsOf(id);
  const isQuestion = spec.kind === 'clarification';
  const given = item.answer?.kind === 'clarification' ? item.answer.text : item.answer?.kind === 'field' ? item.answer.value : '';
  return (
    <TextField
      id={form.controlId(id, isQuestion ? 'text' : 'value')}
      label="Your answer"
      helperText={problem === undefined ? (isQuestion ? say(spec.question) : say(title)) : problemInWords(problem)}
      error={problem !== undefined}
      multiline
      minRows={3}
      fullWidth
      margin="normal"
      value={typeof given === 'string' ? given : ''}
      onBlur={() => form.leave(id)}
      onChange={({ target }) =>
        setDraft(
          isQuestion
            ? { kind: 'clarification', requirementId: id, text: target.value }
            : { kind: 'field', requirementId: id, value: target.value },
        )
      }
    />
  );
}
