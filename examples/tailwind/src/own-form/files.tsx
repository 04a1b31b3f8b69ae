import { DocumentUploader, type RfiForm, type RfiItem, type SlotView, useDocumentUpload } from 'customer-status-kit/react';
import { fileInWords, problemInWords, say, whyAgain, whyRefused } from './words.ts';

const SIDES = { front: 'Front', back: 'Back', single: 'File' } as const;

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
        <Side key={slot.side} slot={slot} id={form.controlId(id, slot.side)} said={whyAgain(item.requirement)} />
      ))}
      {problems.map((problem) => (
        <p key={problem.part} className="text-red-800">
          {problemInWords(problem)}
        </p>
      ))}
    </DocumentUploader.Root>
  );
}

/** `said` stands above already. */
function Side({ slot, id, said }: { slot: SlotView; id: string; said: readonly string[] }) {
  const name = SIDES[slot.side];
  return (
    <DocumentUploader.Slot side={slot.side} aria-label={name}>
      <DocumentUploader.Dropzone className="rounded-xl border-2 border-dashed border-slate-400 p-4 data-dragging:border-indigo-700 data-dragging:bg-indigo-50">
        <ul className="space-y-1" aria-label={`${name}: files`}>
          {slot.items.map((file) => (
            <li key={file.key}>
              <DocumentUploader.Item item={file} className="flex flex-wrap items-center justify-between gap-3">
                <span>
                  {file.name}: {fileInWords(file.state)}
                  <span className="block text-red-800">{whyRefused(file, said)}</span>
                </span>
                {file.state === 'failed' ? (
                  <DocumentUploader.Retry
                    className="min-h-11 cursor-pointer px-2 underline"
                    aria-label={`Try again: ${file.name}`}
                  >
                    Try again
                  </DocumentUploader.Retry>
                ) : null}
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
