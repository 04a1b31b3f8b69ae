import { test } from '@playwright/test';
import { type ExampleApp, openExampleApp } from './example-app.ts';
// The tests themselves: a host has them beside its app, and says in its own configuration where the app is.
import '../../examples/host-tests/test/account.e2e.ts';

let app: ExampleApp;

test.beforeAll(async () => {
  app = await openExampleApp('host-tests');
});

test.afterAll(() => app.close());

test.use({ baseURL: async ({ browserName: _browserName }, use) => use(app.origin) });
