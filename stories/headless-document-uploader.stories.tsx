import {
  DOCUMENT_UPLOADER_ANATOMY,
  DocumentUploaderDropzone,
  DocumentUploaderInput,
  DocumentUploaderItem,
  DocumentUploaderRemove,
  DocumentUploaderRoot,
  DocumentUploaderSlot,
  DocumentUploaderTrigger,
  DocumentUploaderType,
  useDocumentUpload,
} from 'customer-status-kit/react';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { AnatomyTable } from './anatomy-table.js';
import { pngFile } from './png-file.js';

/** The parts of the uploader and `useDocumentUpload`, which keeps kinds, sides and files in step. */
const meta = preview.meta({
  title: 'Components/Headless/DocumentUploader parts',
  component: DocumentUploaderRoot,
  subcomponents: {
    DocumentUploaderType,
    DocumentUploaderSlot,
    DocumentUploaderDropzone,
    DocumentUploaderInput,
    DocumentUploaderTrigger,
    DocumentUploaderItem,
    DocumentUploaderRemove,
  },
  globals: { scenario: 'request_for_information' },
  parameters: { hostWords: true },
});

function PlainUploader() {
  const upload = useDocumentUpload('identity-document');
  if (upload === undefined) return null;
  return (
    <DocumentUploaderRoot upload={upload}>
      <fieldset>
        <legend>Kind of document</legend>
        {upload.ask.accepted.map(({ type }) => (
          <label key={type} style={{ display: 'block' }}>
            <DocumentUploaderType type={type} name="kind" /> {type}
          </label>
        ))}
      </fieldset>
      {upload.slots.map(({ side, items }) => (
        <DocumentUploaderSlot key={side} side={side} aria-label={side}>
          <DocumentUploaderDropzone
            style={({ dragging }) => ({ border: dragging ? '2px solid' : '2px dotted', padding: '1rem' })}
          >
            {items.map((item) => (
              <DocumentUploaderItem key={item.key} item={item}>
                {item.name}: {item.state} <DocumentUploaderRemove>Remove</DocumentUploaderRemove>
              </DocumentUploaderItem>
            ))}
            <DocumentUploaderTrigger>Choose a file ({side})</DocumentUploaderTrigger>{' '}
            <DocumentUploaderInput hidden aria-label={`File: ${side}`} />
          </DocumentUploaderDropzone>
        </DocumentUploaderSlot>
      ))}
    </DocumentUploaderRoot>
  );
}

/** No style at all: a passport is chosen and uploaded. */
export const Unstyled = meta.story({
  render: () => <PlainUploader />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'passport' }));
    await userEvent.upload(await canvas.findByLabelText('File: single'), await pngFile('passport.png', '#26547c'));
    await expect(await canvas.findByText(/passport\.png: done/)).toBeVisible();
  },
});

/** The contract: parts, elements, attributes. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={DOCUMENT_UPLOADER_ANATOMY} /> });
