import { expect, fireEvent } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { ThemeBuilder } from './theme-builder/theme-builder.js';

/**
 * Choose a few tokens for the light and the dark look, see the panel change, and copy the style sheet. What people could not
 * read is found by `checkTheme`, which your own tests can call.
 */
const meta = preview.meta({
  title: 'Theming/Theme builder',
  component: ThemeBuilder,
  globals: { scenario: 'request_for_information' },
});

export const Builder = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findAllByRole('heading');
    const button = canvasElement.querySelector('.csk-status-banner-action .csk-button');
    await expect(canvas.getByText('Every colour can be read.')).toBeVisible();

    await fireEvent.change(canvas.getByLabelText('Accent, light'), { target: { value: '#ffd60a' } });
    await expect(button).toHaveStyle({ '--csk-color-accent': 'light-dark(#ffd60a, #9cc3ff)' });
    await expect(canvas.getByRole('region', { name: 'The style sheet' })).toHaveTextContent('light-dark(#ffd60a, #9cc3ff)');
    await expect(canvas.getByText(/light, the words of a button:/)).toBeVisible();

    await fireEvent.change(canvas.getByLabelText('Accent, light'), { target: { value: '#7a1f5c' } });
    await userEvent.selectOptions(canvas.getByLabelText('Corners'), '0px');
    await expect(canvas.getByText('Every colour can be read.')).toBeVisible();
  },
});
