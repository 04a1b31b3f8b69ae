import { expect, test } from '@playwright/test';
import { serveStories, type StoryServer } from '../../scripts/story-pages.ts';

let stories: StoryServer;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stories = await serveStories();
});

test.afterAll(() => stories.close());

const ROOTS = [
  'Start',
  'Components',
  'Composites',
  'Concepts',
  'Backends',
  'Theming',
  'Languages',
  'Accessibility',
  'Host gallery',
  'State explorer',
  'Devtools',
  'Recipes',
];

test('the built Storybook has its chapters in order', () => {
  const roots = stories.entries.map(({ title }) => title.split('/')[0] ?? '');
  expect([...new Set(roots)]).toEqual(ROOTS);
});

test('every page of documentation is drawn, complains of nothing and asks nobody else', async ({ page }) => {
  test.setTimeout(600_000);
  const complaints: string[] = [];
  let id = '';
  page.on('pageerror', ({ message }) => complaints.push(`${id}: ${message}`));
  page.on('console', (message) => {
    // A browser asks for an icon by itself.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
      complaints.push(`${id}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(stories.origin))
      complaints.push(`${id}: asked for ${request.url()}`);
  });
  const docs = stories.entries.filter(({ type }) => type === 'docs');
  expect(docs.length).toBeGreaterThan(20);
  for (const entry of docs) {
    id = entry.id;
    await page.goto(`${stories.origin}/iframe.html?id=${id}&viewMode=docs`);
    await expect(page.locator('#storybook-docs h1').first(), id).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('what a host writes with light-dark() reaches the page as it is: the dark page of shadcn is dark', async ({ page }) => {
  await page.goto(
    `${stories.origin}/iframe.html?id=host-gallery-panel--shadcn-bridge-dark&viewMode=story&globals=a11y.manual:!true`,
  );
  const card = page.locator('.csk-status-banner').first();
  await expect(card).toBeVisible();
  const { ground, words } = await card.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    const brightness = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[1] ?? 0;
    };
    const root = getComputedStyle(element.closest('.csk-root')!);
    const probe = element.appendChild(document.createElement('i'));
    probe.style.backgroundColor = 'var(--_csk-surface)';
    const ground = brightness(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return { ground, words: brightness(root.color) };
  });
  expect(ground).toBeLessThan(80);
  expect(words).toBeGreaterThan(180);
});
