import { numberFormat } from './formatters.js';
import { unbroken } from './unbroken.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * A number of bytes as people say it, for example "4.2 MB"; thousands, as phones and cameras count. The number and its unit stay
 * on one line.
 */
export function formatFileSize(bytes: number, locale: string): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const options = {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  } as const;
  return unbroken(numberFormat(locale, options).format(bytes / 1000 ** step));
}
