import { appendFileSync } from 'node:fs';

/** Notes each test that passed at its second try only, a line each, so that a run can name them. Vitest wants the default export. */
// oxlint-disable-next-line no-default-export -- as Vitest wants it
export default class SecondTries {
  onTestCaseResult(test) {
    const file = process.env.SECOND_TRIES_FILE;
    if (file !== undefined && test.diagnostic()?.flaky === true)
      appendFileSync(file, `${test.module.relativeModuleId} › ${test.fullName}\n`);
  }
}
