import type { Meta, StoryObj } from '@storybook/react-vite';
import { CustomerStatusPanel } from 'customer-status-kit';
import { expect } from 'storybook/test';

const meta = {
  title: 'Languages/Panel',
  component: CustomerStatusPanel,
  globals: { scenario: 'document_rejected' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
} satisfies Meta<typeof CustomerStatusPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Arabic: Story = { globals: { locale: 'ar' } };
export const German: Story = { globals: { locale: 'de' } };
export const English: Story = { globals: { locale: 'en' } };
export const Spanish: Story = { globals: { locale: 'es' } };
export const French: Story = { globals: { locale: 'fr' } };
export const Hebrew: Story = { globals: { locale: 'he' } };
export const Hindi: Story = { globals: { locale: 'hi' } };
export const Indonesian: Story = { globals: { locale: 'id' } };
export const Italian: Story = { globals: { locale: 'it' } };
export const Japanese: Story = { globals: { locale: 'ja' } };
export const Dutch: Story = { globals: { locale: 'nl' } };
export const Polish: Story = { globals: { locale: 'pl' } };
export const BrazilianPortuguese: Story = { globals: { locale: 'pt-BR' } };
export const Turkish: Story = { globals: { locale: 'tr' } };
export const Ukrainian: Story = { globals: { locale: 'uk' } };
export const Vietnamese: Story = { globals: { locale: 'vi' } };
export const SimplifiedChinese: Story = { globals: { locale: 'zh-CN' } };

/** Accented, a third longer and in brackets: a word without accents does not come from the catalogue. */
export const Accented: Story = { globals: { locale: 'en-XA' } };

/** English written from right to left. */
export const Mirrored: Story = { globals: { locale: 'ar-XB' } };

const SMALL_TELEPHONE = { value: 'mobile1', isRotated: false };

/** The languages with the longest words have no room to spare on a small telephone. */
export const GermanNarrow: Story = { globals: { locale: 'de', viewport: SMALL_TELEPHONE } };
export const UkrainianNarrow: Story = { globals: { locale: 'uk', viewport: SMALL_TELEPHONE } };
export const AccentedNarrow: Story = { globals: { locale: 'en-XA', viewport: SMALL_TELEPHONE } };
export const ArabicNarrow: Story = { globals: { locale: 'ar', viewport: SMALL_TELEPHONE } };
