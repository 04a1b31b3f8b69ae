import {
  RFI_FORM_ANATOMY,
  RFIFormError,
  RFIFormField,
  RFIFormHint,
  RFIFormInput,
  RFIFormItem,
  RFIFormLabel,
  RFIFormRoot,
  RFIFormSubmit,
  RFIFormSummary,
  type RfiItem,
  useRfiForm,
} from 'customer-status-kit/react';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { AnatomyTable } from './anatomy-table.js';

/** The parts of the form and `useRfiForm`, which holds list, review and receipt together. */
const meta = preview.meta({
  title: 'Components/Headless/RFIForm parts',
  component: RFIFormRoot,
  subcomponents: {
    RFIFormSummary,
    RFIFormItem,
    RFIFormField,
    RFIFormLabel,
    RFIFormHint,
    RFIFormInput,
    RFIFormError,
    RFIFormSubmit,
  },
  globals: { scenario: 'created' },
  parameters: { hostWords: true },
});

const JUST_THE_NAME: readonly string[] = ['full-name'];

function PlainForm() {
  const form = useRfiForm({ requirementIds: JUST_THE_NAME });
  if (form.receipt !== undefined) return <p>Thank you.</p>;
  return (
    <RFIFormRoot form={form}>
      <RFIFormSummary>{form.problems.length === 0 ? null : 'Something is missing.'}</RFIFormSummary>
      {form.items.map((item) => (
        <NameItem
          key={item.requirement.id}
          item={item}
          invalid={form.problemsOf(item.requirement.id).length > 0}
          set={form.setAnswer}
        />
      ))}
      <RFIFormSubmit>{form.step === 'review' ? 'Send it' : 'Go on'}</RFIFormSubmit>
    </RFIFormRoot>
  );
}

interface NameItemProps {
  item: RfiItem;
  invalid: boolean;
  set: ReturnType<typeof useRfiForm>['setAnswer'];
}

function NameItem({ item, invalid, set }: NameItemProps) {
  const { requirement, answer } = item;
  const value = answer?.kind === 'field' && typeof answer.value === 'string' ? answer.value : '';
  return (
    <RFIFormItem item={item}>
      <RFIFormField described invalid={invalid}>
        <RFIFormLabel>Your name</RFIFormLabel>
        <RFIFormHint>As it stands in your passport.</RFIFormHint>
        <RFIFormInput
          value={value}
          onValueChange={(next) => set({ kind: 'field', requirementId: requirement.id, value: next })}
        />
        <RFIFormError>A name is needed.</RFIFormError>
      </RFIFormField>
    </RFIFormItem>
  );
}

/** No style at all: one field, from an error to the thanks. */
export const Unstyled = meta.story({
  render: () => <PlainForm />,
  play: async ({ canvas, userEvent }) => {
    const name = await canvas.findByLabelText('Your name');
    await userEvent.click(canvas.getByRole('button', { name: 'Go on' }));
    await canvas.findByText('A name is needed.');
    await waitFor(() => expect(canvas.getByText('Something is missing.')).toHaveFocus());
    await userEvent.type(name, 'Ada Lovelace');
    await userEvent.click(canvas.getByRole('button', { name: 'Go on' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Send it' }));
    await expect(await canvas.findByText('Thank you.')).toBeVisible();
  },
});

/** The contract: parts, elements, attributes. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={RFI_FORM_ANATOMY} /> });
