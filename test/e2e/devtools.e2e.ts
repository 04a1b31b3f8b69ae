import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { build, defaultClientConditions } from 'vite';
import { CustomerPage } from './customer-page.ts';
import { Keyboard } from './keyboard.ts';
import { NorthwindServer } from './northwind-server.ts';

/** Builds a host that imports the devtools, with the package as it is published, and answers its code and modules. */
async function buildHost(mode: 'production' | 'development') {
  const result = await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    // A build is one for production, whatever its mode: what the development server sets is set by hand.
    resolve: mode === 'production' ? {} : { conditions: ['development', ...defaultClientConditions] },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'pages/devtools-host.tsx'), formats: ['es'], fileName: 'host' },
    },
  });
  const chunks = [result].flat().flatMap((item) => ('output' in item ? item.output : []));
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  return { code: chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n'), modules };
}

const ofDevtools = (modules: readonly string[]) =>
  modules.filter((id) => id.includes('/dist/devtools/')).map((id) => id.replace(/.*\/dist\//, ''));

test('a host that leaves the devtools in its code has nothing of them in a bundle for production', async () => {
  const [developed, produced] = [await buildHost('development'), await buildHost('production')];
  expect(ofDevtools(developed.modules).length).toBeGreaterThan(15);
  expect(developed.code).toContain('Customer status devtools');
  expect(ofDevtools(produced.modules).filter((file) => file !== 'devtools/in-production.js')).toEqual([]);
  expect(produced.modules.filter((id) => id.includes('/dist/backends/memory/'))).toEqual([]);
  expect(produced.code).not.toMatch(/Customer status devtools|csk-devtools|travelTo/);
});

test('the demo loads the devtools when it is asked to, and only then', async ({ page }) => {
  const server = new NorthwindServer();
  try {
    await server.start();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.origin);
    await new CustomerPage(page).seesHeadline('Complete your profile');
    await expect(page.getByRole('button', { name: 'Status devtools' })).toHaveCount(0);
    expect(await page.evaluate(() => document.querySelectorAll('link[href*="devtools"], script[src*="devtools"]').length)).toBe(
      0,
    );

    await page.goto(`${server.origin}/?devtools`);
    await new CustomerPage(page).seesHeadline('Complete your profile');
    const keyboard = new Keyboard(page);
    await keyboard.presses('button', 'Status devtools');
    const dock = page.getByRole('region', { name: 'Customer status devtools' });
    await expect(dock.getByText('live').first()).toBeVisible();
    await expect(dock.getByText('CREATED').first()).toBeVisible();
    expect((await new AxeBuilder({ page }).include('.csk-devtools').analyze()).violations.map(({ id }) => id)).toEqual([]);

    await keyboard.tabsTo('tab', 'State');
    for (const _tab of ['Features', 'Events', 'History', 'Provider']) await page.keyboard.press('ArrowRight');
    await expect(dock.getByText(/Nothing is simulated behind this client/)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await keyboard.tabsTo('checkbox', 'Offline');
    await page.keyboard.press('Space');
    await keyboard.tabsTo('button', 'Force error');
    await page.keyboard.press('Enter');
    await expect(dock.getByText('unavailable, 1 left')).toBeVisible();
    await expect(page.getByText(/offline/i).first()).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await dock.getByRole('checkbox', { name: 'Offline' }).focus();
    await page.keyboard.press('Space');
    await expect(dock.getByRole('checkbox', { name: 'Offline' })).not.toBeChecked();

    await dock.getByRole('tab', { name: 'Troubles' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await keyboard.presses('button', 'Earlier');
    await expect(page.getByText(/^Past state of/)).toBeVisible();
    await keyboard.presses('button', 'Return to the present');
    await expect(page.getByText(/^Past state of/)).toHaveCount(0);
    await page.keyboard.press('Alt+Shift+D');
    await expect(dock).toHaveCount(0);
    expect(complaints).toEqual([]);
  } finally {
    await server.dispose();
  }
});
