import { resolveText } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

describe('a text of a backend', () => {
  const text = { default: 'Address', lang: 'en', translations: { de: 'Adresse', 'de-AT': 'Anschrift', 'zh-Hant': '地址' } };

  it('is itself when it is plain, in a language nobody knows', () => {
    expect(resolveText('Address', 'de')).toEqual({ text: 'Address' });
  });

  it.each([
    ['de-AT', 'Anschrift', 'de-AT'],
    ['de-CH', 'Adresse', 'de'],
    ['zh-Hant-TW', '地址', 'zh-Hant'],
    ['zh', 'Address', 'en'],
    ['fr', 'Address', 'en'],
    ['', 'Address', 'en'],
  ])('for a reader of %j is %s, marked %s', (locale, chosen, lang) => {
    expect(resolveText(text, locale)).toEqual({ text: chosen, lang });
  });

  it('has no language when the backend names none', () => {
    expect(resolveText({ default: 'Address' }, 'en')).toEqual({ text: 'Address' });
  });

  it('is not looked up among the names every object has', () => {
    expect(resolveText({ default: 'x', translations: {} }, 'constructor')).toEqual({ text: 'x' });
  });
});
