import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { CustomerBackend, NewRequirement } from '../../../../src/model/index.js';
import { chromiumLaunch } from '../../../../scripts/browsers.ts';
import { type BundledPage, bundlePage, servePage } from '../../../../scripts/bundled-page.ts';
import { toNodeHandler } from '../../../../src/server/node/index.js';
import { httpBackend } from '../../../../src/backends/http/index.js';
import { sandboxHandler } from '../../../testing/status-server.js';

/** Chromium, and what a test does with the pages of one customer. */
export interface FormPages {
  /** A browser of its own: another device. */
  newDevice: () => Promise<BrowserContext>;
  open: (device: BrowserContext, drafts?: boolean) => Promise<Page>;
  origin: string;
  operator: Required<Pick<CustomerBackend, 'getCustomer' | 'requestInformation'>>;
  /** How often answers were sent. */
  sendings: () => number;
  close: () => Promise<void>;
}

/** What the customer is asked. */
const REQUESTS: NewRequirement[] = ['Employer', 'Occupation'].map((title) => ({
  title,
  spec: { kind: 'field', path: title.toLowerCase(), input: 'text', required: true },
}));

/** What all tests of a file share: it takes seconds to make. */
export interface FormStage {
  bundled: BundledPage;
  browser: Browser;
}

/** Bundles the page and starts Chromium. */
export async function openFormStage(): Promise<FormStage> {
  const bundled = await bundlePage('test/drop-ins/rfi-form/pages/form-page.tsx', 'form-page');
  return { bundled, browser: await chromium.launch({ ...chromiumLaunch, headless: true }) };
}

/** The real handler behind a real server, which serves the page with the form too. */
export async function openFormPages({ bundled, browser }: FormStage): Promise<FormPages> {
  const handler = sandboxHandler();
  const answer = toNodeHandler(handler);
  let sendings = 0;
  const served = await servePage(bundled, {
    api: (request, response) => {
      if (request.method === 'POST' && request.url?.endsWith('/answers') === true) sendings += 1;
      answer(request, response);
    },
  });
  const operator = httpBackend({
    baseUrl: `${served.origin}/api/customer-status`,
    getToken: () => 'operator',
    operator: true,
  });
  const contexts: BrowserContext[] = [];
  await operator.requestInformation('cus_http', REQUESTS, { idempotencyKey: 'ask' });
  return {
    origin: served.origin,
    operator,
    sendings: () => sendings,
    async newDevice() {
      const context = await browser.newContext();
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      return context;
    },
    async open(device, drafts = true) {
      const page = await device.newPage();
      await page.goto(`${served.origin}/${drafts ? '?drafts' : ''}`);
      await page.getByRole('textbox', { name: 'Employer' }).waitFor();
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      served.close();
      await handler.close();
    },
  };
}
