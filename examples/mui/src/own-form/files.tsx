import { Button, FormControl, FormControlLabel, FormHelperText, FormLabel, Paper, Radio, Stack, Typography } from '@mui/material';
import {
  DocumentUploader,
  type DocumentUpload,
  type RfiForm,
  type RfiItem,
  type SlotItem,
  type SlotView,
  useDocumentUpload,
} from 'customer-status-kit/react';
import { fileInWords, problemInWords, say, whyAgain, whyRefused } from './words.ts';

const SIDES = { front: 'Front', back: 'Back', single: 'File' } as const;

/** The files of a request: which document, and a place for each of its sides. */
export function Files({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { id } = item.requirement;
  const upload = useDocumentUpload(id, form.client);
  if (upload === undefined) return null;
  const problems = form.problemsOf(id);
  return (
    <DocumentUploader.Root upload={upload}>
      <Stack spacing={2} sx={{ mt: 2 }}>
        <Kinds upload={upload} firstId={form.controlId(id, 'type')} />
        {upload.slots.map((slot) => (
          <Side key={slot.side} slot={slot} id={form.controlId(id, slot.side)} said={whyAgain(item.requirement)} />
        ))}
        {problems.map((problem) => (
          <FormHelperText error key={problem.part}>
            {problemInWords(problem)}
          </FormHelperText>
        ))}
      </Stack>
    </DocumentUploader.Root>
  );
}

function Kinds({ upload, firstId }: { upload: DocumentUpload; firstId: string }) {
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">Which document will you use?</FormLabel>
      {upload.ask.accepted.map(({ type, label }, index) => (
        <FormControlLabel
          key={type}
          label={say(label)}
          control={
            <Radio
              name={`${upload.requirement.id}-kind`}
              checked={upload.document?.type === type}
              onChange={() => upload.chooseDocument(type)}
              slotProps={{ input: { id: index === 0 ? firstId : undefined } }}
            />
          }
        />
      ))}
    </FormControl>
  );
}

/** `said` stands above already. */
function Side({ slot, id, said }: { slot: SlotView; id: string; said: readonly string[] }) {
  const name = SIDES[slot.side];
  return (
    <DocumentUploader.Slot side={slot.side} aria-label={name}>
      <DocumentUploader.Dropzone render={(props) => <Paper variant="outlined" sx={{ p: 2 }} {...props} />}>
        {slot.items.map((file) => (
          <File key={file.key} file={file} said={said} />
        ))}
        <DocumentUploader.Trigger id={id} render={(props) => <Button {...props}>Choose a file: {name}</Button>} />
        <DocumentUploader.Input hidden aria-label={`File: ${name}`} />
      </DocumentUploader.Dropzone>
    </DocumentUploader.Slot>
  );
}

function File({ file, said }: { file: SlotItem; said: readonly string[] }) {
  const name = file.name ?? 'your file';
  return (
    <DocumentUploader.Item item={file}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography>
          {name}: {fileInWords(file.state)} {whyRefused(file, said)}
        </Typography>
        {file.state === 'failed' ? (
          <DocumentUploader.Retry
            render={(props) => (
              <Button {...props} aria-label={`Try again: ${name}`}>
                Try again
              </Button>
            )}
          />
        ) : null}
        <DocumentUploader.Remove
          render={(props) => (
            <Button {...props} aria-label={`Remove ${name}`}>
              Remove
            </Button>
          )}
        />
      </Stack>
    </DocumentUploader.Item>
  );
}
