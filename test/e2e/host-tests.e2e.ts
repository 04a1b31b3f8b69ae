import { test } from '@playwright/test';
import { type ExampleApp, openExampleApp } from './example-app.ts';
// The tests themselves: a host has them beside its app, and says in its own configuration where the app is.
import '../../examples/host-tests/test/account.e2e.ts';

let app: Promise<ExampleApp> | undefined;

test.use({
  baseURL: async ({ browserName: _browserName }, provide) => {
    app ??= openExampleApp('host-tests');
    await provide((await app).origin);
  },
});

test.afterAll(async () => (await app)?.close());
