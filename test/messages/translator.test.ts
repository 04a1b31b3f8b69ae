import { describe, expect, it, vi } from 'vitest';
import { createTranslator, directionOf } from '../../src/messages/index.js';

const fails = () => {
  throw new Error('no dictionary');
};

describe('a translator', () => {
  it('counts in the plural of its language', () => {
    const { t } = createTranslator({ locale: 'en-GB' });
    expect(t('banner.requests', { count: 1 })).toBe('1 request is waiting for you.');
    expect(t('banner.requests', { count: 1200 })).toBe('1,200 requests are waiting for you.');
  });

  it('asks the host first, then its overrides, then the catalogue, then English', () => {
    const onMissing = vi.fn();
    const { t } = createTranslator({
      locale: 'de',
      translate: (key, values, english) =>
        key === 'common.reference' ? `${english} / ${String(values['reference'])}` : undefined,
      overrides: { 'common.close': 'Zu', 'common.due-on': 'Bis {date}', 'common.yes': () => 'Jawohl' },
      catalogue: { 'common.close': 'Schließen', 'common.cancel': 'Abbrechen' },
      onMissing,
    });
    expect(t('common.reference', { reference: 'A1' })).toBe('Reference: A1 / A1');
    expect(t('common.close')).toBe('Zu');
    expect(t('common.due-on', { date: '1. Mai' })).toBe('Bis 1. Mai');
    expect(t('common.yes')).toBe('Jawohl');
    expect(t('common.cancel')).toBe('Abbrechen');
    expect(t('common.no')).toBe('No');
    expect(t('common.no')).toBe('No');
    expect(onMissing.mock.calls).toEqual([['common.no']]);
  });

  it('goes on with its own words when the host throws', () => {
    expect(createTranslator({ translate: fails, overrides: { 'common.no': fails } }).t('common.no')).toBe('No');
  });

  it('does not mix two languages when there are no words for a locale, and survives one that is none', () => {
    expect(createTranslator({ locale: 'fr' }).date('2026-11-21')).toBe('Nov\u00A021,\u00A02026');
    expect(createTranslator({ locale: 'not a locale' }).locale).toBe('en');
    expect(createTranslator({ timeZone: 'Mars/Base' }).timeZone).toBeUndefined();
  });

  it('tells instants in the time zone it was given, and a day without a time as that day everywhere', () => {
    const tokyo = createTranslator({ locale: 'en-GB', timeZone: 'Asia/Tokyo' });
    expect(tokyo.date('2026-11-21T20:00:00Z', 'dateTime')).toBe('22\u00A0Nov\u00A02026, 05:00');
    expect(createTranslator({ timeZone: 'America/Los_Angeles' }).date('1990-04-12')).toBe('Apr\u00A012,\u00A01990');
    expect(tokyo.date('soon')).toBe('soon');
  });

  it.each([
    ['en', ['Mar 2, 2026,', '10:00 AM']],
    ['uk', ['2 бер. 2026 р.,', '10:00']],
    ['vi', ['10:00', '2 thg 3, 2026']],
    ['tr', ['2 Mar 2026', '10:00']],
  ])('lets a line of %s end between a day and its time, and within neither', (locale, lines) => {
    const words = createTranslator({ locale, catalogue: {}, timeZone: 'UTC' });
    const shown = words.date('2026-03-02T10:00:00Z', 'dateTime').split(' ');
    expect(shown.map((line) => line.replaceAll('\u00A0', ' '))).toEqual(lines);
    for (const style of ['date', 'time', 'monthDay'] as const)
      expect(words.date('2026-03-02T10:00:00Z', style)).not.toContain(' ');
  });

  it.each([
    ['2026-11-21T23:30:00Z', 'today'],
    ['2026-11-20T23:30:00Z', 'yesterday'],
    ['2026-11-24T00:00:00Z', 'in 3\u00A0days'],
    ['2026-11-01T00:00:00Z', undefined],
    ['never', undefined],
  ])('counts calendar days: %s is %s', (iso, expected) => {
    expect(createTranslator({ timeZone: 'UTC' }).relativeDay(iso, Date.parse('2026-11-21T00:10:00Z'))).toBe(expected);
  });

  it('counts days across a change of the clock', () => {
    const berlin = createTranslator({ timeZone: 'Europe/Berlin' });
    expect(berlin.relativeDay('2026-03-29T22:30:00Z', Date.parse('2026-03-28T23:10:00Z'))).toBe('tomorrow');
  });

  it('says sizes, lists, countries and numbers as people do', () => {
    const words = createTranslator({ locale: 'en-GB' });
    expect(words.fileSize(0)).toBe('0\u00A0bytes');
    expect(words.fileSize(4_210_000)).toBe('4.2\u00A0MB');
    expect(words.list(['front', 'back'])).toBe('front and back');
    expect(words.country('gb')).toBe('United Kingdom');
    expect(words.country('nowhere')).toBe('nowhere');
    expect(words.number(0.5, { style: 'percent' })).toBe('50%');
  });

  it('chooses the language of a backend text and names it', () => {
    const text = { default: 'Adresse', lang: 'fr', translations: { en: 'Address' } };
    expect(createTranslator({ locale: 'en-GB' }).text(text)).toEqual({ text: 'Address', lang: 'en' });
    expect(createTranslator({ locale: 'de', overrides: {} }).text(text)).toEqual({ text: 'Adresse', lang: 'fr' });
  });

  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['ur', 'rtl'],
    ['en', 'ltr'],
    ['az-Arab', 'rtl'],
    ['??', 'ltr'],
  ])('knows the direction of %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});
