import { existsSync, readdirSync } from 'node:fs';
import { createTranslator, type CustomerStatusProviderProps } from 'customer-status-kit';
import { bestLocale, loadCatalogue, LOCALES } from 'customer-status-kit/messages';
import { describe, expect, it } from 'vitest';
import { compileTranslation, readSources, readTranslations } from '../../scripts/compile-messages.ts';
import { PSEUDO, TRANSLATED } from '../../scripts/locales.ts';
import { englishDigests, translatedFrom } from '../../scripts/translated-from.ts';
import { translationFaults } from '../../scripts/translation-faults.ts';
import { readFileSync } from 'node:fs';

const room = new URL('../../src/messages/', import.meta.url);
const english = readSources('en');

/** Sentences that a language may have in common with English, because it has the word or because there is none in it. */
const SHARED = 0.06;

/** Words for "registered" and for "in law" or "official": a name of every day would be refused by a provider. */
const NAMES_ASKED: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  ar: [/المسجّل/, /القانوني/],
  de: [/eingetragen/i, /rechtlich/],
  es: [/registrad/, /legal/],
  fr: [/enregistré/, /légal/],
  he: [/הרשום/, /רשמי/],
  hi: [/पंजीकृत/, /कानूनी/],
  id: [/terdaftar/, /resmi/],
  it: [/registrata/, /legale/],
  ja: [/登記/, /正式/],
  nl: [/geregistreerd/i, /officiële/],
  pl: [/zarejestrowan/i, /dokument/],
  'pt-BR': [/razão social/i, /legal/],
  tr: [/kayıtlı/, /yasal/],
  uk: [/зареєстрован/i, /офіційне/],
  vi: [/đăng ký/, /pháp lý/],
  'zh-CN': [/注册/, /法定/],
};

describe.each(TRANSLATED)('the words of %s', (locale) => {
  const sentences = existsSync(new URL(locale, room)) ? readSources(locale) : {};

  it('are all there, take the same values, have every plural the language needs, and say the number where one is of several', () => {
    expect(translationFaults(locale, sentences)).toEqual([]);
  });

  it('are not English', () => {
    const same = Object.entries(sentences).filter(([key, text]) => text === english[key] && /[a-z]{3}/.test(text));
    expect(same.length / Object.keys(english).length).toBeLessThan(SHARED);
  });

  it('keep a number of days on one line', () => {
    for (const key of ['banner.duration.BUSINESS', 'status.UNDER_REVIEW.message']) expect(sentences[key]).not.toMatch(/\p{Nd} /u);
  });

  it('tell no finding that must not be told', () => {
    const hidden = ['reasons.other', 'reasons.screening_hit', 'reasons.document_tampered', 'reasons.fraud', 'reasons.compliance'];
    expect(new Set(hidden.map((key) => sentences[key])).size).toBe(1);
    const held = ['substatus.compliance', 'substatus.fraud', 'substatus.compliance_hold'];
    expect(new Set(held.map((key) => sentences[key])).size).toBe(1);
  });

  it('ask for the name that is registered and for the name in law', () => {
    const [registered = /^$/, inLaw = /^$/] = NAMES_ASKED[locale] ?? [];
    expect(sentences['term.business_name']).toMatch(registered);
    expect(sentences['term.full_name']).toMatch(inLaw);
  });

  it('never ask for a postal code as for the secret of a card', () => {
    const [pin = '', ...names] = ['pin', 'postcode', 'postal'].map((code) => sentences[`rfi-form.address-postal-${code}`]);
    if (/PIN/.test(pin))
      expect(names.some((name) => name !== undefined && pin.toLowerCase().includes(name.toLowerCase()))).toBe(true);
  });

  it('keep what is asked apart from what is wrong with it: a title may be a question', () => {
    const joined = Object.entries(sentences).filter(
      ([key, text]) => key.startsWith('rfi-form.fault-') && /^\{title\} \p{L}/u.test(text),
    );
    expect(joined).toEqual([]);
  });

  it('name each status apart, in few letters', () => {
    const labels = Object.entries(sentences).filter(([key]) => /^status\.[A-Z_]+\.label$/.test(key));
    expect(labels).toHaveLength(7);
    expect(new Set(labels.map(([, text]) => text)).size).toBe(7);
    for (const [key, text] of labels) expect(text.length, `${key}: ${text}`).toBeLessThanOrEqual(28);
  });

  it('are filled by a translator of that language', async () => {
    const words = createTranslator({ locale, catalogue: await loadCatalogue(locale) });
    expect(words.t('status.ACTIVE.label')).toBe(sentences['status.ACTIVE.label']);
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100])
      expect(words.t('rfi-form.attempts', { left: count })).toMatch(/[\p{Nd}\p{L}]/u);
    expect(words.text({ default: 'Passport', term: 'passport' }).text).toBe(sentences['term.passport']);
  });
});

describe.each(['en', ...TRANSLATED])('a control in %s', (locale) => {
  it('is called what is written on it, from the first word on, so that it can be spoken to', () => {
    const sentences = readSources(locale);
    const called = Object.entries(sentences).flatMap(([key, name]) => {
      const written = sentences[key.replace(/-(?:for|item|of)$/, '')];
      return written === undefined || written === name ? [] : [{ name, written }];
    });
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter(({ name, written }) => !name.startsWith(written))).toEqual([]);
  });
});

describe('the languages', () => {
  it('are loaded once, so that a page that waits with `use` is given the same promise again', () => {
    expect(loadCatalogue('de')).toBe(loadCatalogue('de'));
    expect(loadCatalogue('de')).not.toBe(loadCatalogue('fr'));
  });

  it('are those of the folders, of the doors and of the list, and say who has read them', () => {
    const folders = readdirSync(room, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'compiled',
    );
    expect(folders.map(({ name }) => name).toSorted()).toEqual(['en', ...TRANSLATED].toSorted());
    expect(LOCALES.map(({ locale }) => locale).toSorted()).toEqual(['en', ...TRANSLATED].toSorted());
    expect(new Set(LOCALES.map(({ review }) => review))).toEqual(new Set(['source', 'machine']));
  });

  it('count twenty-one as twenty-one, also where it takes the form of one', async () => {
    const words = createTranslator({ locale: 'uk', catalogue: await loadCatalogue('uk') });
    expect(words.t('document-uploader.fault-surplus', { count: 21, names: 'a.png' })).toContain('21');
    expect(words.t('rfi-flow.conflicts-title', { count: 21 })).toContain('21');
    expect(words.t('rfi-flow.conflicts-title', { count: 1 })).not.toContain('1');
  });

  it('end no French line between a word and the mark that belongs to it', () => {
    expect(Object.entries(readSources('fr')).filter(([, text]) => / [:;?!»]|« /.test(text))).toEqual([]);
  });

  it('are compiled from their files', () => {
    for (const [locale, sentences] of Object.entries(readTranslations()))
      expect(readFileSync(new URL(`compiled/${locale}.ts`, room), 'utf8'), locale).toBe(compileTranslation(locale, sentences));
  });

  it.each(PSEUDO)('include %s, in which every sentence can be told from English', async (locale) => {
    const catalogue: CustomerStatusProviderProps['catalogue'] = await loadCatalogue(locale);
    const words = createTranslator({ locale, catalogue });
    expect(words.t('common.retry')).not.toBe('Try again');
    expect(words.t('common.retry').replaceAll(/[\u202c\u202e]/g, '') === 'Try again').toBe(locale === 'ar-XB');
    expect(words.t('rfi-form.attempts', { left: 3 })).toContain(locale === 'ar-XB' ? 'attempts left' : '3');
  });

  it.each([
    [['de-AT', 'en'], 'de'],
    [['pt-PT'], 'pt-BR'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['zh-TW', 'fr-CA'], 'fr'],
    [['en-GB', 'de'], 'en'],
    [['sr', 'nonsense tag', 'he-IL'], 'he'],
    [['sr'], 'en'],
    [[], 'en'],
  ] as const)('for a reader of %j the best is %s', (wanted, expected) => {
    expect(bestLocale(wanted)).toBe(expected);
  });
});

it('each English sentence is the one that was translated: change the other languages, then run npm run messages:translated', () => {
  expect(englishDigests()).toEqual(translatedFrom());
});
