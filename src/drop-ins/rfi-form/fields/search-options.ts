import type { FieldOption } from '../../../model/index.js';
import type { Words } from '../../provider/index.js';

/** An option that can be found by what is typed. */
export interface SearchableOption {
  value: string;
  /** As it is shown. */
  text: string;
  lang: string | undefined;
  /** As it is compared: without accents and capitals. */
  key: string;
}

/** The options with what they are found by. */
export function searchable(options: readonly FieldOption[], words: Pick<Words, 'text'>): readonly SearchableOption[] {
  return options.map(({ value, label }) => {
    const { text, lang } = words.text(label);
    return { value, text, lang, key: folded(text) };
  });
}

/** The options that hold every word of a query, those that begin with it first. All of them for an empty query. */
export function findOptions(options: readonly SearchableOption[], query: string): readonly SearchableOption[] {
  const wanted = folded(query);
  if (wanted === '') return options;
  const parts = wanted.split(' ');
  const found = options.filter(({ key }) => parts.every((part) => key.includes(part)));
  const first = found.filter(({ key }) => key.startsWith(wanted));
  return first.length === 0 ? found : [...first, ...found.filter(({ key }) => !key.startsWith(wanted))];
}

/**
 * The one option that is written just like the query, so that typing it out is choosing it. Accents count where others
 * differ by nothing else; where several are written the same, nobody can tell which one is meant.
 */
export function exactOption(options: readonly SearchableOption[], query: string): SearchableOption | undefined {
  const wanted = folded(query);
  const alike = wanted === '' ? [] : options.filter(({ key }) => key === wanted);
  const same = alike.filter(({ text }) => written(text) === written(query));
  const [only, ...others] = same.length > 0 ? same : alike;
  return others.length === 0 ? only : undefined;
}

function written(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
