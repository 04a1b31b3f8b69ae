import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumLaunch } from './browsers.ts';
import { type Look, LOOKS, openStoryPage, serveStories, showStory, type StoryEntry } from './.story-pages-f.ts';

/** Takes a picture of every story in every look, and a sheet of all pictures of a component in one look. */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, look: { type: 'string', default: '' } } });
const folder = '/tmp/shots-f';
const SHEET_WIDTH = 1_840;

rmSync(folder, { recursive: true, force: true });
const server = await serveStories();
const browser = await chromium.launch(chromiumLaunch);
const stories = server.stories.filter(({ id }) => new RegExp(values.only).test(id));
for (const look of LOOKS.filter(({ name }) => name.startsWith(values.look))) await shoot(browser, look);
await browser.close();
server.close();

async function shoot(opened: Browser, look: Look): Promise<void> {
  const page = await openStoryPage(opened, look);
  const taken = new Map<string, { name: string; png: Buffer }[]>();
  for (const story of stories) {
    await showStory(page, server.origin, story.id, look);
    const png = await page.screenshot({ fullPage: true, animations: 'disabled' });
    write(look, story, png);
    taken.set(story.title, [...(taken.get(story.title) ?? []), { name: story.name, png }]);
  }
  for (const [title, pictures] of taken) await makeSheet(page, look, title, pictures);
  await page.context().close();
  process.stdout.write(`${look.name}: ${String(stories.length)} pictures\n`);
}

function write(look: Look, { id }: StoryEntry, png: Buffer): void {
  mkdirSync(join(folder, look.name), { recursive: true });
  writeFileSync(join(folder, look.name, `${id}.png`), png);
}

async function makeSheet(
  page: Page,
  look: Look,
  title: string,
  pictures: readonly { name: string; png: Buffer }[],
): Promise<void> {
  const width = look.width > 400 ? 450 : 320;
  const figures = pictures.map(({ name, png }) => {
    const source = `data:image/png;base64,${png.toString('base64')}`;
    return `<figure style="margin:0;width:${String(width)}px"><figcaption>${name}</figcaption><img src="${source}" style="width:100%;border:1px solid #888"></figure>`;
  });
  const html = `<body style="margin:8px;font:12px sans-serif;background:#fff;display:flex;flex-wrap:wrap;gap:8px;align-items:start">${figures.join('')}</body>`;
  const before = page.viewportSize();
  await page.goto('about:blank');
  await page.setViewportSize({ width: SHEET_WIDTH, height: 800 });
  await page.setContent(html);
  const name = title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  await page.screenshot({ fullPage: true, path: join(folder, `${look.name}-${name}.png`) });
  if (before !== null) await page.setViewportSize(before);
}
