import type { Page } from '@playwright/test';
import { foreignWords, type KnownWords, type SeenText } from '../messages/foreign-words.ts';
import { seenTexts } from '../messages/seen-texts.ts';

interface Remembering {
  formatted: Set<string>;
}

/** From now on each page of this tab remembers what formatters of `Intl` put out. What they are given does not count: not the items of a list. */
export async function rememberFormats(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const formatted = new Set<string>();
    Object.assign(window, { formatted });
    const formatters = [Intl.DateTimeFormat, Intl.NumberFormat, Intl.RelativeTimeFormat, Intl.ListFormat];
    for (const { prototype } of formatters as unknown as {
      prototype: Record<string, (...input: unknown[]) => { type: string; value: string }[]>;
    }[]) {
      // Whichever way a formatter is used, the same input once more says what it puts out.
      const parts = prototype['formatToParts'];
      const note = (target: unknown, input: unknown[]) => {
        for (const { type, value } of parts?.apply(target, input) ?? []) if (type !== 'element') formatted.add(value);
      };
      // oxlint-disable-next-line typescript/unbound-method -- called with its own this below
      const { get: getter, value: method } = Object.getOwnPropertyDescriptor(prototype, 'format') ?? {};
      Object.defineProperty(prototype, 'format', {
        configurable: true,
        get(this: object) {
          const format = (getter === undefined ? method : getter.call(this)) as (...input: unknown[]) => string;
          return (...input: unknown[]) => {
            note(this, input);
            return format.apply(this, input);
          };
        },
      });
      prototype['formatToParts'] = function formatToParts(this: unknown, ...input) {
        note(this, input);
        return parts?.apply(this, input) ?? [];
      };
    }
    // oxlint-disable-next-line typescript/unbound-method -- called with its own this below
    const of = Intl.DisplayNames.prototype.of;
    Intl.DisplayNames.prototype.of = function named(this: Intl.DisplayNames, code) {
      const name = of.call(this, code);
      if (name !== undefined) formatted.add(name);
      return name;
    };
  });
}

/** What is said on the page, and what may be said in English: `data` are the texts that were given to it. */
async function read(page: Page, data: readonly string[]): Promise<{ texts: SeenText[]; known: KnownWords }> {
  const texts = await page.evaluate(seenTexts, 'en-XA');
  const formatted = await page.evaluate(() => [...(window as unknown as Remembering).formatted]);
  const carried = await page.evaluate(() => {
    const names = [...document.querySelectorAll('bdi, [dir="auto"]')].map(({ textContent }) => textContent);
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    const typed = fields.flatMap(({ type, value, files }) =>
      type === 'file' ? [...(files ?? [])].map(({ name }) => name) : [value],
    );
    // What a customer tells support is made up for each fault.
    const references = document.body.textContent.match(/\b[0-9A-Z]{8}\b/g) ?? [];
    return [...names, ...typed, ...references];
  });
  return { texts, known: { data: [...data, ...carried], formatted } };
}

/** The words of a page in the accented language that no language reaches. */
export async function foreignIn(page: Page, data: readonly string[]): Promise<string[]> {
  const { texts, known } = await read(page, data);
  return foreignWords(texts, known);
}

/** Terms of the backend that stand in the page in English, though the catalogue has them. */
export async function termsInEnglish(page: Page, data: readonly string[]): Promise<string[]> {
  // A story may ask for the same in words of its own.
  const terms = (await page.evaluate(() => window.strict.terms())).filter((term) => !data.includes(term));
  return page.evaluate((english) => {
    const shown = [...document.querySelectorAll('[dir="auto"]')];
    const accented = shown.filter((element) => element.closest('[lang]')?.getAttribute('lang') === 'en-XA');
    return accented.map(({ textContent }) => textContent).filter((text) => english.includes(text));
  }, terms);
}

/** The place of an announcement. One that was on its way when the language changed is said as it was. */
const ANNOUNCED = '<p class="">';

/** The same of a story that was played in English: it goes on in the accented language, whatever is open or refused in it. */
export async function foreignAfterPlay(page: Page): Promise<string[]> {
  const spoken = await page.evaluate(seenTexts, 'en');
  const data = await page.evaluate(() => window.strict.data());
  await page.evaluate(() => window.strict.accent(true));
  const { texts, known } = await read(page, data);
  const unsaid = await termsInEnglish(page, data);
  await page.evaluate(() => window.strict.accent(false));
  const before = new Set(spoken.filter(({ isSpoken }) => isSpoken).map(({ text }) => text));
  const isNew = ({ text, isSpoken, place }: SeenText) => !isSpoken || (place !== ANNOUNCED && !before.has(text));
  return [...foreignWords(texts.filter(isNew), known), ...unsaid];
}
