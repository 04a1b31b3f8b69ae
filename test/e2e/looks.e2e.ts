import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Look, openStoryPage, serveStories, showStory, type StoryServer } from '../../scripts/story-pages.ts';
import { differenceOf, type Fingerprint, fingerprintOf } from './looks/fingerprint.ts';

/** Two looks show every theme sheet, direction and width at least once. `UPDATE_LOOKS=1` takes what is shown as right. */
const CHECKED: readonly Look[] = [
  { name: 'light', width: 900, globals: { theme: 'light', direction: 'ltr' } },
  { name: 'dark, narrow, right to left', width: 320, globals: { theme: 'dark', direction: 'rtl' } },
];
const isUpdate = process.env['UPDATE_LOOKS'] === '1';

let server: StoryServer;
test.beforeAll(async () => {
  server = await serveStories();
});
test.afterAll(() => server.close());

for (const look of CHECKED) {
  test(`every story looks as it did when it was last looked at: ${look.name}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const file = join(import.meta.dirname, `looks/${look.name.replaceAll(/[^a-z]+/g, '-')}.json`);
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Fingerprint>) : {};
    const page = await openStoryPage(browser, look);
    const seen: Record<string, Fingerprint> = {};
    for (const { id } of server.stories) {
      await showStory(page, server.origin, id, look);
      seen[id] = await fingerprintOf(page, await page.screenshot({ fullPage: true, animations: 'disabled' }));
    }
    if (isUpdate) writeFileSync(file, `${JSON.stringify(seen, undefined, 1)}\n`);
    expect(isUpdate ? [] : differencesOf(known, seen)).toEqual([]);
  });
}

function differencesOf(known: Record<string, Fingerprint>, seen: Record<string, Fingerprint>): string[] {
  const ids = [...new Set([...Object.keys(known), ...Object.keys(seen)])];
  return ids.flatMap((id) => {
    const [before, now] = [known[id], seen[id]];
    if (now === undefined) return [`${id}: is no longer there`];
    if (before === undefined) return [`${id}: is new; look at it, then run with UPDATE_LOOKS=1`];
    const difference = differenceOf(before, now);
    return difference === undefined ? [] : [`${id}: ${difference}`];
  });
}
