import { CustomerStatusPanel } from 'customer-status-kit';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';

const meta = preview.meta({
  title: 'Languages/Panel',
  component: CustomerStatusPanel,
  globals: { scenario: 'document_rejected' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
});

export const Arabic = meta.story({ globals: { locale: 'ar' } });
export const German = meta.story({ globals: { locale: 'de' } });
export const English = meta.story({ globals: { locale: 'en' } });
export const Spanish = meta.story({ globals: { locale: 'es' } });
export const French = meta.story({ globals: { locale: 'fr' } });
export const Hebrew = meta.story({ globals: { locale: 'he' } });
export const Hindi = meta.story({ globals: { locale: 'hi' } });
export const Indonesian = meta.story({ globals: { locale: 'id' } });
export const Italian = meta.story({ globals: { locale: 'it' } });
export const Japanese = meta.story({ globals: { locale: 'ja' } });
export const Dutch = meta.story({ globals: { locale: 'nl' } });
export const Polish = meta.story({ globals: { locale: 'pl' } });
export const BrazilianPortuguese = meta.story({ globals: { locale: 'pt-BR' } });
export const Turkish = meta.story({ globals: { locale: 'tr' } });
export const Ukrainian = meta.story({ globals: { locale: 'uk' } });
export const Vietnamese = meta.story({ globals: { locale: 'vi' } });
export const SimplifiedChinese = meta.story({ globals: { locale: 'zh-CN' } });

/** Accented, a third longer and in brackets: a word without accents does not come from the catalogue. */
export const Accented = meta.story({ globals: { locale: 'en-XA' } });

/** English written from right to left. */
export const Mirrored = meta.story({ globals: { locale: 'ar-XB' } });

const SMALL_TELEPHONE = { value: 'mobile1', isRotated: false };

/** The languages with the longest words have no room to spare on a small telephone. */
export const GermanNarrow = meta.story({ globals: { locale: 'de', viewport: SMALL_TELEPHONE } });
export const UkrainianNarrow = meta.story({ globals: { locale: 'uk', viewport: SMALL_TELEPHONE } });
export const AccentedNarrow = meta.story({ globals: { locale: 'en-XA', viewport: SMALL_TELEPHONE } });
export const ArabicNarrow = meta.story({ globals: { locale: 'ar', viewport: SMALL_TELEPHONE } });
