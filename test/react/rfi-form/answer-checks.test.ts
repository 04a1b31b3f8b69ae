import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, FieldValue, Requirement } from '../../../src/model/index.js';
import { createAnswerChecks } from '../../../src/react/rfi-form/answer-checks.js';
import { type FieldReport, reportOnce } from '../../../src/react/rfi-form/field-reports.js';
import { type Validators, VALIDATION_TIME_MS } from '../../../src/react/rfi-form/validators.js';
import { ask } from './ask.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Validate = StandardSchemaV1['~standard']['validate'];

const schema = (validate: Validate): StandardSchemaV1 => ({ '~standard': { version: 1, vendor: 'test', validate } });
const given = (value: FieldValue): Answer => ({ kind: 'field', requirementId: 'r', value });

function setUp(validators: Validators, requirement: Requirement = ask()) {
  const reports: FieldReport[] = [];
  const onChange = vi.fn();
  const checks = createAnswerChecks({ getValidators: () => validators, report: (report) => reports.push(report), onChange });
  const run = (value: FieldValue) => checks.run([{ requirement, answer: given(value) }]);
  const texts = (value: FieldValue) => checks.faultsOf(requirement, given(value)).map(({ text, part }) => [part, text]);
  return { checks, reports, onChange, run, texts, requirement };
}

describe('validators of the host', () => {
  it('run by the id of the request or the path of the field, and what they say is shown as it is', () => {
    const refuses = schema(() => ({ issues: [{ message: 'Ask my mother' }] }));
    for (const key of ['r', 'thing']) {
      const { run, texts, onChange } = setUp({ [key]: refuses });
      expect(run('Ada')).toBeUndefined();
      expect(texts('Ada')).toEqual([['value', 'Ask my mother']]);
      expect(onChange).toHaveBeenCalledTimes(1);
    }
  });

  it('may be of a library, and get the value as it will be sent', () => {
    const { run, texts } = setUp({ r: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Three capitals, please')) });
    void run('  ABC ');
    expect(texts('  ABC ')).toEqual([]);
    void run('abc');
    expect(texts('abc')).toEqual([['value', 'Three capitals, please']]);
  });

  it('name the part of an address they are about', () => {
    const validator = schema(() => ({
      issues: [
        { message: 'Which one?', path: ['city'] },
        { message: 'Hm', path: [{ key: 'lines' }, 0] },
      ],
    }));
    const { run, texts } = setUp({ r: validator }, ask({ input: 'address' }));
    const home = { lines: ['1 Main St'], city: 'Springfield', country: 'GB' };
    void run(home);
    expect(texts(home)).toEqual([
      ['city', 'Which one?'],
      ['line-1', 'Hm'],
    ]);
  });

  it('are not asked about nothing, and not twice about the same answer', () => {
    const validate = vi.fn(() => ({ issues: [{ message: 'No' }] }));
    const { run } = setUp({ r: schema(validate) });
    void run('  ');
    void run(null);
    expect(validate).not.toHaveBeenCalled();
    void run('a');
    void run('a');
    expect(validate).toHaveBeenCalledTimes(1);
  });

  it('that answer later are waited for, and what they say about an answer that is gone is not told', async () => {
    const asked: { value: unknown; answer: (message?: string) => void }[] = [];
    const later = schema((value) => {
      return new Promise<StandardSchemaV1.Result<unknown>>((resolve) => {
        asked.push({ value, answer: (message) => resolve(message === undefined ? { value } : { issues: [{ message }] }) });
      });
    });
    const { run, texts } = setUp({ r: later });
    const first = run('first');
    const second = run('second');
    expect(texts('second')).toEqual([]);
    asked[1]?.answer('second is wrong');
    await second;
    expect(texts('second')).toEqual([['value', 'second is wrong']]);
    asked[0]?.answer('first is wrong');
    await first;
    expect(texts('second')).toEqual([['value', 'second is wrong']]);
    expect(texts('first')).toEqual([]);
    expect(texts('third')).toEqual([]);
  });

  it.each<[string, Validate]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a host without types may do that
    ['answers nonsense', () => undefined as never],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a host without types may do that
    ['answers nonsense later', () => Promise.resolve(7 as never).then(() => undefined as never)],
  ])('that %s keep nobody from sending, and are reported', async (_name, validate) => {
    const { run, texts, reports } = setUp({ r: schema(validate) });
    await run('Ada');
    expect(texts('Ada')).toEqual([]);
    expect(reports).toMatchObject([{ code: 'validator_failed', requirementId: 'r', path: 'thing' }]);
    expect(JSON.stringify(reports)).not.toContain('Ada');
  });

  it('that never answer keep nobody from sending for longer than they may take, and are reported', async () => {
    const { run, texts, reports } = setUp({ r: schema(() => new Promise(() => undefined)) });
    let isDone = false;
    void run('Ada')?.then(() => (isDone = true));
    await vi.advanceTimersByTimeAsync(VALIDATION_TIME_MS - 1);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isDone).toBe(true);
    expect(texts('Ada')).toEqual([]);
    expect(reports).toMatchObject([{ code: 'validator_timeout', requirementId: 'r' }]);
  });

  it('get the text or the choice of a reviewer’s question', () => {
    const validate = vi.fn((value: unknown) => ({ issues: [{ message: `not ${String(value)}` }] }));
    const requirement = ask();
    const question: Requirement = {
      ...requirement,
      kind: 'clarification',
      spec: { kind: 'clarification', question: 'Why?', answer: 'text' },
    };
    const { checks } = setUp({ r: schema(validate) });
    const answer: Answer = { kind: 'clarification', requirementId: 'r', text: ' So. ' };
    void checks.run([{ requirement: question, answer }]);
    expect(checks.faultsOf(question, answer)).toEqual([{ code: 'host', part: 'text', text: 'not So.' }]);
  });
});

describe('a pattern of the backend', () => {
  it('that is harmless is held against the answer at once, without the platform seeing it before', () => {
    const { checks, run } = setUp({}, ask({ pattern: '[A-Z]{2}\\d{6}', example: 'AB123456' }));
    const requirement = ask({ pattern: '[A-Z]{2}\\d{6}', example: 'AB123456' });
    expect(run('nonsense')).toBeUndefined();
    expect(checks.faultsOf(requirement, given('nonsense'))).toEqual([{ code: 'pattern', part: 'value', example: 'AB123456' }]);
    expect(checks.faultsOf(requirement, given(' AB123456 '))).toEqual([]);
  });

  it('that may hang is loaded the linear engine for, then held against the answer', async () => {
    vi.useRealTimers();
    const requirement = ask({ pattern: '(a+)+z' });
    const { checks, onChange } = setUp({}, requirement);
    const evil = 'a'.repeat(50_000);
    expect(checks.faultsOf(requirement, given(evil))).toEqual([]);
    await checks.prepare([{ requirement, answer: undefined }]);
    expect(onChange).toHaveBeenCalled();
    expect(checks.faultsOf(requirement, given(evil))).toMatchObject([{ code: 'pattern' }]);
    expect(checks.faultsOf(requirement, given(`${evil}z`))).toEqual([]);
  });

  it('that cannot be told in linear time is left to the backend and reported', async () => {
    vi.useRealTimers();
    const requirement = ask({ pattern: '(?=(a+))\\1b' });
    const { checks, reports } = setUp({}, requirement);
    await checks.prepare([{ requirement, answer: undefined }]);
    expect(checks.faultsOf(requirement, given('whatever'))).toEqual([]);
    expect(reports).toMatchObject([{ code: 'pattern_refused', detail: '(?=(a+))\\1b' }]);
  });

  it('says nothing about dates, amounts and choices, which are not texts a person types as they are', () => {
    const { checks } = setUp({});
    for (const input of ['date', 'money', 'number', 'choice', 'country']) {
      expect(checks.faultsOf(ask({ input, pattern: '\\d{4}' }), given('12'))).toEqual([]);
    }
  });
});

describe('a report', () => {
  it('is told once for as long as its client lives, and later', async () => {
    vi.useRealTimers();
    const owner = {};
    const handler = vi.fn();
    const report: FieldReport = { code: 'unknown_input', requirementId: 'r', detail: 'hologram' };
    reportOnce(owner, report, undefined);
    reportOnce(owner, report, handler);
    reportOnce(owner, report, handler);
    reportOnce(owner, { ...report, detail: 'smell' }, handler);
    expect(handler).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(handler).toHaveBeenCalledTimes(2);
    reportOnce({}, report, handler);
    await Promise.resolve();
    expect(handler).toHaveBeenCalledTimes(3);
  });
});
