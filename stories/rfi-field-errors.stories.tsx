import { RFIForm, type Validators } from 'customer-status-kit';
import type { NewRequirement } from 'customer-status-kit/model';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import type { PlayOf } from '../.storybook/story-types.js';
import { asking, field, PURPOSES } from './asked-fields.js';

/** What is wrong with an answer, told at its control and in the summary in the same words. */
const meta = preview.meta({ title: 'Components/RFIForm errors', component: RFIForm, args: {} });
type Play = PlayOf<typeof RFIForm>;

/** The same, sent too early or with the wrong thing in it. */
function refusing(enter: (play: Play) => Promise<void>, expected: string | RegExp, ...requests: NewRequirement[]) {
  return {
    ...asking(...requests),
    play: async (play: Play) => {
      await play.canvas.findByRole('button', { name: 'Review answers' });
      await enter(play);
      await play.userEvent.click(play.canvas.getByRole('button', { name: 'Review answers' }));
      await waitFor(() => expect(play.canvas.getAllByText(expected).length).toBeGreaterThan(0), { timeout: 10_000 });
    },
  };
}

const nothing = () => Promise.resolve();

const typed =
  (label: string, text: string) =>
  async ({ canvas, userEvent }: Play): Promise<void> => {
    await userEvent.click(await canvas.findByLabelText(label));
    await userEvent.paste(text);
  };

export const NothingEntered = meta.story(refusing(nothing, 'Enter: Full legal name', field('Full legal name')));
export const TooLong = meta.story(
  refusing(typed('Motto', 'Much too long'), 'Motto must have 5 characters or fewer', field('Motto', { maxLength: 5 })),
);
export const TooShort = meta.story(
  refusing(typed('Motto', 'No'), 'Motto must have 5 characters or more', field('Motto', { minLength: 5 })),
);
export const WrongEmail = meta.story(
  refusing(typed('Email', 'ada.example.com'), /like name@example.com/, field('Email', { input: 'email' })),
);
export const WrongPhone = meta.story(
  refusing(typed('Phone', 'call me'), /Enter a phone number/, field('Phone', { input: 'phone' })),
);
export const WrongNumber = meta.story(
  refusing(typed('Children', 'some'), 'Children must be a number, like 15', field('Children', { input: 'number' })),
);
export const WrongAmount = meta.story(
  refusing(typed('Income in EUR', 'plenty'), /must be an amount of money/, field('Income', { input: 'money', currency: 'EUR' })),
);
export const WrongPattern = meta.story(
  refusing(
    typed('Number', '12'),
    'Number must look like this: AB123456',
    field('Number', { pattern: '[A-Z]{2}\\d{6}', example: 'AB123456' }),
  ),
);
export const PatternThatWouldHang = meta.story(
  refusing(
    typed('Number', `${'a'.repeat(60)}!`),
    /Number is not written in the right form/,
    field('Number', { pattern: '(a+)+z' }),
  ),
);
export const UnfinishedBirth = meta.story(
  refusing(typed('Month', 'March'), 'Born must include a day and a year', field('Born', { input: 'date_of_birth' })),
);
export const ImpossibleBirth = meta.story(
  refusing(
    async (play) => {
      await typed('Day', '30')(play);
      await typed('Month', '2')(play);
      await typed('Year', '1990')(play);
    },
    'Born must be a real date',
    field('Born', { input: 'date_of_birth' }),
  ),
);
export const NothingChosen = meta.story(
  refusing(
    nothing,
    'Choose an answer: Purpose',
    field('Purpose', { input: 'choice', options: PURPOSES }),
    field('Public office', { input: 'boolean' }),
    field('Uses', { input: 'multi_choice', options: PURPOSES }),
  ),
);
export const NoCountry = meta.story(refusing(nothing, 'Choose a country', field('Place of birth', { input: 'country' })));
export const NoAddress = meta.story(refusing(nothing, 'Choose the country of the address', field('Home', { input: 'address' })));
export const HalfAnAddress = meta.story(
  refusing(
    async ({ canvas, userEvent }) => userEvent.selectOptions(await canvas.findByLabelText('Country'), 'US'),
    'Enter the ZIP code',
    field('Home', { input: 'address' }),
  ),
);
export const NotAgreed = meta.story(
  refusing(
    nothing,
    'Confirm that you agree: Truthfulness',
    field('Truthfulness', { input: 'declaration', statement: 'Everything I have entered is true.' }),
  ),
);

const taken: Validators = {
  nickname: {
    '~standard': {
      version: 1,
      vendor: 'northwind',
      validate: (value) => (value === 'ada' ? { issues: [{ message: 'ada is taken. Try ada.lovelace' }] } : { value }),
    },
  },
};

const refusedNickname = refusing(typed('Nickname', 'ada'), 'ada is taken. Try ada.lovelace', field('Nickname'));

/** A check of the host, in its own words. */
export const RefusedByTheHost = meta.story({
  ...refusedNickname,
  args: { validators: taken },
  parameters: { ...refusedNickname.parameters, hostSays: ['ada is taken. Try ada.lovelace'] },
});
