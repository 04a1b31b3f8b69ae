import { DocumentUploader, type RfiForm, type RfiItem, type SlotView, useDocumentUpload } from 'customer-status-kit/react';
import { problemInWords, say } from './words.ts';

const SIDES = { front: 'Front', back: 'Back', single: 'File' } as const;

const STATES: Partial<Record<string, string>> = { done: 'uploaded', failed: 'not uploaded' };

/** The files of a request: which document, and a place for each of its sides. */
export function Files({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { id } = item.requirement;
  const upload = useDocumentUpload(id, form.client);
  if (upload === undefined) return null;
  const problems = form.problemsOf(id);
  return (
    <DocumentUploader.Root upload={upload} className="mt-4 space-y-4">
      <fieldset>
        <legend className="font-medium">Which document will you use?</legend>
        {upload.ask.accepted.map(({ type, label }, index) => (
          <label key={type} className="mt-2 flex min-h-11 items-center gap-3">
            <DocumentUploader.Type
              type={type}
              name={`${id}-kind`}
              id={index === 0 ? form.controlId(id, 'type') : undefined}
              className="size-5 accent-indigo-700"
            />
            {say(label)}
          </label>
        ))}
      </fieldset>
      {upload.slots.map((slot) => (
        <Side key={slot.side} slot={slot} id={form.controlId(id, slot.side)} />
      ))}
      {problems.map((problem) => (
        <p key={problem.part} className="text-red-800">
          {problemInWords(problem)}
        </p>
      ))}
    </DocumentUploader.Root>
  );
}

function Side({ slot, id }: { slot: SlotView; id: string }) {
  const name = SIDES[slot.side];
  return (
    <DocumentUploader.Slot side={slot.side} aria-label={name}>
      <DocumentUploader.Dropzone className="rounded-xl border-2 border-dashed border-slate-400 p-4 data-dragging:border-indigo-700 data-dragging:bg-indigo-50">
        <ul className="space-y-1" aria-label={`${name}: files`}>
          {slot.items.map((file) => (
            <li key={file.key}>
              <DocumentUploader.Item item={file} className="flex items-center justify-between gap-3">
                <span>
                  {file.name}: {STATES[file.state] ?? 'uploading …'}
                </span>
                <DocumentUploader.Remove className="min-h-11 cursor-pointer px-2 underline" aria-label={`Remove ${file.name}`}>
                  Remove
                </DocumentUploader.Remove>
              </DocumentUploader.Item>
            </li>
          ))}
        </ul>
        <DocumentUploader.Trigger
          id={id}
          className="min-h-11 cursor-pointer font-semibold text-indigo-800 underline disabled:hidden"
        >
          Choose a file: {name}
        </DocumentUploader.Trigger>
        <DocumentUploader.Input className="sr-only" aria-label={`File: ${name}`} />
      </DocumentUploader.Dropzone>
    </DocumentUploader.Slot>
  );
}
