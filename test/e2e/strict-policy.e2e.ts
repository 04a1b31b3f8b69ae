import { expect, type Page, test } from '@playwright/test';
import { buildPageFiles } from '../../scripts/bundled-page.ts';
import { PolicyStage } from './policy-stage.ts';

/** The smallest picture that is one. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let stage: PolicyStage;

test.beforeAll(async () => {
  stage = await PolicyStage.open(await buildPageFiles('test/e2e/pages/policy-page.tsx', 'policy-page'));
});

test.afterAll(() => stage.close());

interface Violations {
  violations: string[];
}

/** Opens the page under a policy; gives what was violated, directive and address, as it comes. */
async function openUnder(page: Page, header: string): Promise<() => Promise<string[]>> {
  stage.header = header;
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.goto(stage.origin);
  return () => page.evaluate(() => (window as unknown as Violations).violations);
}

/** What a customer does on the page, each by the directive it would be refused by. */
const DOINGS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'script-src': (page) => page.waitForFunction(() => 'policy' in window),
  'style-src': (page) => expect(page.locator('.csk-visually-hidden').first()).toHaveCSS('position', 'absolute'),
  'connect-src': async (page) => {
    await page.getByLabel(/^File for Passport/).setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(page.getByText(/^Uploaded, /)).toBeVisible();
  },
  'worker-src': async (page) => expect(await page.evaluate(() => window.policy.prepare())).toBe(1),
  'frame-src': async (page) => {
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.frameLocator('iframe').getByText('Partner')).toBeVisible();
  },
};

/** What somebody else's script might try; gives whether it came through. */
const ATTEMPTS: Readonly<Record<string, (page: Page) => Promise<boolean>>> = {
  'default-src': (page) =>
    page.evaluate(
      (src) =>
        new Promise<boolean>((resolve) => {
          document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
          const media = document.body.appendChild(document.createElement('video'));
          media.addEventListener('error', () => resolve(true), { once: true });
          media.src = src;
        }),
      `${stage.partnerOrigin}/film`,
    ),
  'base-uri': (page) =>
    page.evaluate((href) => {
      document.head.append(Object.assign(document.createElement('base'), { href }));
      return document.baseURI.startsWith(href);
    }, stage.partnerOrigin),
  'form-action': (page) => {
    const sent = page.waitForURL(`${stage.partnerOrigin}/**`).then(() => true);
    const refused = page.waitForEvent('console', (message) => message.text().includes('form-action')).then(() => false);
    const submit = (action: string) =>
      document.body.appendChild(Object.assign(document.createElement('form'), { action, method: 'post' })).submit();
    void page.evaluate(submit, `${stage.partnerOrigin}/taken`).catch(() => undefined);
    sent.catch(() => undefined);
    refused.catch(() => undefined);
    return Promise.race([sent, refused]);
  },
  'require-trusted-types-for': (page) =>
    page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>x</b>';
        return true;
      } catch {
        return false;
      }
    }),
  'trusted-types': (page) =>
    page.evaluate(() => {
      const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } };
      try {
        return trustedTypes.createPolicy('thief', {}) !== undefined;
      } catch {
        return false;
      }
    }),
  'frame-ancestors': async (page) => {
    await page.goto(`${stage.partnerOrigin}/thief`);
    const frame = (src: string) =>
      new Promise<void>((resolve) => {
        const within = document.createElement('iframe');
        within.addEventListener('load', () => resolve(), { once: true });
        document.body.append(Object.assign(within, { src }));
      });
    await page.evaluate(frame, stage.origin);
    return (await page.frameLocator('iframe').locator('main').count()) > 0;
  },
};

test('the kit works under exactly the policy that is printed for it, and nothing is refused', async ({ page }) => {
  const violations = await openUnder(page, stage.headerWithout(''));
  for (const [name, does] of Object.entries(DOINGS)) await test.step(name, () => does(page));
  expect(await violations()).toEqual([]);
});

test('each value that is called needed is: without it something of the kit is refused', async ({ browser }) => {
  const needed = stage.directives.filter(({ role }) => role === 'need');
  expect(needed.map(({ name }) => name).toSorted()).toEqual(Object.keys(DOINGS).toSorted());
  const refusals = needed.flatMap(({ name, values }) => values.map((value) => ({ name, value })));
  expect(refusals).toHaveLength(6);
  for (const { name, value } of refusals) {
    const page = await browser.newPage();
    const violations = await openUnder(page, stage.headerWithout(name, value));
    const tries = DOINGS[name]?.(page).catch(() => undefined);
    const refused = expect.stringMatching(new RegExp(`^${name}`));
    await expect.poll(violations, { message: `${name} without ${value}` }).toContainEqual(refused);
    await page.close();
    await tries;
  }
});

test('each directive that guards does: without it something comes through that was stopped', async ({ browser }) => {
  const guards = Object.keys(ATTEMPTS);
  const printed = stage.directives.filter(({ role }) => role === 'guard').map(({ name }) => name);
  expect(printed.toSorted()).toEqual(guards.toSorted());
  // One page for all that is stopped; to be framed means to leave it, and comes last.
  const whole = await browser.newPage();
  await openUnder(whole, stage.headerWithout(''));
  for (const name of guards) {
    expect(await ATTEMPTS[name]?.(whole), `${name}, as it is`).toBe(false);
    const page = await browser.newPage();
    await openUnder(page, stage.headerWithout(name));
    expect(await ATTEMPTS[name]?.(page), `without ${name}`).toBe(true);
    await page.close();
    stage.header = stage.headerWithout('');
  }
  await whole.close();
});
