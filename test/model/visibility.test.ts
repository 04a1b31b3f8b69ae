import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  createVisibility,
  type FieldCondition,
  type FieldSpec,
  type FieldValue,
  hiddenRequirements,
  judgeCondition,
  readCondition,
  type Requirement,
} from '../../src/model/index.js';
import { requirementSchema } from '../../src/model/requirement.schema.js';

function ask(path: string, spec: Partial<FieldSpec> = {}, more: Partial<Requirement> = {}): Requirement {
  return {
    id: path,
    kind: 'field',
    status: 'open',
    blocking: true,
    title: path,
    reasons: [],
    awaiting: 'customer',
    subject: { type: 'customer' },
    spec: { kind: 'field', path, input: 'text', required: true, ...spec },
    ...more,
  };
}

const when = (path: string, visibleWhen: FieldCondition) => ask(path, { visibleWhen });
const given = (requirementId: string, value: FieldValue): Answer => ({ kind: 'field', requirementId, value });
const hidden = (requirements: Requirement[], answers: Answer[] = []) => [...hiddenRequirements(requirements, answers)].toSorted();

const HOME = { lines: ['1 High Street'], city: 'Leeds', country: 'GB' };

describe('a condition', () => {
  it.each<[string, FieldCondition, FieldValue | undefined, boolean | undefined]>([
    ['equal text', { op: 'equals', path: 'x', value: 'yes' }, ' yes ', true],
    ['another text', { op: 'equals', path: 'x', value: 'yes' }, 'no', false],
    ['nothing', { op: 'equals', path: 'x', value: 'yes' }, null, false],
    ['a number that is written out', { op: 'equals', path: 'x', value: 18 }, '18.0', true],
    ['an empty text, which is not zero', { op: 'equals', path: 'x', value: 0 }, '', false],
    ['a yes', { op: 'equals', path: 'x', value: true }, true, true],
    ['a yes in words, which is not a yes', { op: 'equals', path: 'x', value: true }, 'true', false],
    ['a list with the value', { op: 'equals', path: 'x', value: 'b' }, ['a', 'b'], true],
    ['one of several', { op: 'one_of', path: 'x', values: ['a', 'b'] }, 'b', true],
    ['none of several', { op: 'one_of', path: 'x', values: ['a', 'b'] }, 'c', false],
    ['something', { op: 'present', path: 'x' }, 'a', true],
    ['blanks', { op: 'present', path: 'x' }, '  ', false],
    ['a no, which is an answer', { op: 'present', path: 'x' }, false, true],
    ['an empty list', { op: 'present', path: 'x' }, [], false],
    ['an address with a country alone', { op: 'present', path: 'x' }, { lines: [], city: '', country: 'GB' }, false],
    ['what is not known', { op: 'present', path: 'x' }, undefined, undefined],
    ['the opposite of what is not known', { op: 'not', condition: { op: 'present', path: 'x' } }, undefined, undefined],
    ['no condition at all', { op: 'all', conditions: [] }, null, true],
    ['no choice at all', { op: 'any', conditions: [] }, null, false],
  ])('judges %s', (_name, condition, value, expected) => {
    expect(judgeCondition(condition, () => value)).toBe(expected);
  });

  it('is decided by one part that decides it, whatever the others are', () => {
    const holds: FieldCondition = { op: 'present', path: 'x' };
    const lookup = () => 'given';
    expect(judgeCondition({ op: 'any', conditions: [{ op: 'unknown' }, holds] }, lookup)).toBe(true);
    expect(judgeCondition({ op: 'all', conditions: [{ op: 'unknown' }, { op: 'not', condition: holds }] }, lookup)).toBe(false);
    expect(judgeCondition({ op: 'all', conditions: [{ op: 'unknown' }, holds] }, lookup)).toBeUndefined();
  });

  it('of any origin is read without throwing, is not deeper than it may be, and stays the same when read again', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 6 }), (value) => {
        const read = readCondition(value);
        expect(readCondition(read)).toEqual(read);
        expect(() => judgeCondition(read, () => null)).not.toThrow();
      }),
    );
    let deep: unknown = { op: 'present', path: 'x' };
    for (let level = 0; level < 100_000; level += 1) deep = { op: 'not', condition: deep };
    expect(judgeCondition(readCondition(deep), () => null)).toBeUndefined();
    const wide = { op: 'any', conditions: Array.from({ length: 50_000 }, () => ({ op: 'present', path: 'x' })) };
    expect(readCondition(wide)).toEqual({ op: 'unknown' });
  });
});

describe('a conditional field', () => {
  it('is asked while its condition holds, and not otherwise', () => {
    const asked = [ask('work'), when('employer', { op: 'equals', path: 'work', value: 'employed' })];
    expect(hidden(asked)).toEqual(['employer']);
    expect(hidden(asked, [given('work', 'employed')])).toEqual([]);
    expect(hidden(asked, [given('work', 'retired')])).toEqual(['employer']);
  });

  it('looks at what is on file where nothing new was entered, and into the members of an address', () => {
    const asked = [
      ask('home', { input: 'address', currentValue: HOME }),
      when('state', { op: 'equals', path: 'home.country', value: 'US' }),
    ];
    expect(hidden(asked)).toEqual(['state']);
    expect(hidden(asked, [given('home', { ...HOME, country: 'US' })])).toEqual([]);
  });

  it.each<[string, Requirement[]]>([
    ['an operator of tomorrow', [when('a', readCondition({ op: 'between', path: 'b', from: 1, to: 2 }))]],
    ['the opposite of an operator of tomorrow', [when('a', readCondition({ op: 'not', condition: { op: 'matches' } }))]],
    ['a field nobody asks for', [when('a', { op: 'present', path: 'gone' })]],
    ['a secret on file', [ask('s', { sensitive: true, currentValueMasked: '•••' }), when('a', { op: 'present', path: 's' })]],
    [
      'a secret that is with the reviewer',
      [ask('s', { sensitive: true }, { status: 'submitted' }), when('a', { op: 'equals', path: 's', value: '1' })],
    ],
    ['nonsense', [when('a', readCondition('yes'))]],
  ])('is asked when its condition cannot be judged: %s', (_name, asked) => {
    expect(hidden(asked)).toEqual([]);
  });

  it('does not count an answer that is hidden itself', () => {
    const asked = [
      when('c', { op: 'equals', path: 'b', value: 'x' }),
      when('b', { op: 'equals', path: 'a', value: 'x' }),
      ask('a'),
    ];
    const answers = [given('b', 'x')];
    expect(hidden(asked, answers)).toEqual(['b', 'c']);
    expect(hidden(asked, [...answers, given('a', 'x')])).toEqual([]);
  });

  it('is asked when its condition leads back to itself, and those beside the circle keep theirs', () => {
    const asked = [
      when('a', { op: 'present', path: 'b' }),
      when('b', {
        op: 'all',
        conditions: [
          { op: 'present', path: 'a' },
          { op: 'present', path: 'c' },
        ],
      }),
      when('c', { op: 'present', path: 'a' }),
      when('self', { op: 'present', path: 'self' }),
      when('beside', { op: 'present', path: 'a' }),
    ];
    expect(hidden(asked)).toEqual(['beside']);
    expect(createVisibility(asked).cyclic.toSorted()).toEqual(['a', 'b', 'c', 'self']);
    expect(hidden(asked, [given('a', 'x')])).toEqual([]);
  });

  it('passes the edge as it is, and a condition that is not understood does not refuse the request', () => {
    const condition: FieldCondition = { op: 'one_of', path: 'b', values: ['x', 1, true] };
    expect(v.parse(requirementSchema, when('a', condition)).spec).toMatchObject({ visibleWhen: condition });
    const odd = { ...ask('a'), spec: { ...ask('a').spec, visibleWhen: { op: 'matches', pattern: '(a+)+$' } } };
    expect(v.parse(requirementSchema, odd).spec).toMatchObject({ visibleWhen: { op: 'unknown' } });
  });
});

/** Fields `f0…f(n-1)` whose conditions look at any fields, so that circles are frequent. */
const forms = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const path = fc.integer({ min: 0, max: size - 1 }).map((index) => `f${String(index)}`);
  const { tree } = fc.letrec<{ tree: FieldCondition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      path.map((at): FieldCondition => ({ op: 'present', path: at })),
      fc.record({ op: fc.constant('not' as const), condition: tie('tree') }),
      fc.record({ op: fc.constantFrom('all' as const, 'any' as const), conditions: fc.array(tie('tree'), { maxLength: 3 }) }),
    ),
  }));
  const field = fc.option(tree, { nil: undefined });
  return fc.tuple(
    fc.array(field, { minLength: size, maxLength: size }),
    fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  );
});

function toForm(conditions: readonly (FieldCondition | undefined)[], isGiven: readonly boolean[]) {
  const asked = conditions.map((condition, index) => ask(`f${String(index)}`, { visibleWhen: condition }));
  const answers = isGiven.flatMap((has, index) => (has ? [given(`f${String(index)}`, 'x')] : []));
  return { asked, answers };
}

describe('visibility of any form', () => {
  it('does not depend on the order in which fields are listed, and every hidden field has a condition that says so', () => {
    fc.assert(
      fc.property(forms, ([conditions, isGiven]) => {
        const { asked, answers } = toForm(conditions, isGiven);
        const ids = hiddenRequirements(asked, answers);
        expect(hidden(asked.toReversed(), answers)).toEqual([...ids].toSorted());
        const entered = (path: string) => (ids.has(path) ? null : answers.some((one) => one.requirementId === path) ? 'x' : null);
        const { cyclic } = createVisibility(asked);
        for (const { id, spec } of asked) {
          const condition = spec.kind === 'field' ? spec.visibleWhen : undefined;
          const isHidden = condition !== undefined && !cyclic.includes(id) && judgeCondition(condition, entered) === false;
          expect(ids.has(id)).toBe(isHidden);
        }
      }),
    );
  });

  it('is the same whether answers come one by one or all at once', () => {
    fc.assert(
      fc.property(forms, fc.array(fc.nat({ max: 11 }), { maxLength: 20 }), ([conditions, isGiven], changes) => {
        const { asked, answers } = toForm(conditions, isGiven);
        const present = new Map(answers.map((answer) => [answer.requirementId, answer]));
        const visibility = createVisibility(asked);
        visibility.hidden((id) => present.get(id));
        for (const change of changes) {
          const id = `f${String(change)}`;
          if (!present.delete(id)) present.set(id, given(id, 'x'));
          expect([...visibility.hidden((one) => present.get(one))].toSorted()).toEqual(hidden(asked, [...present.values()]));
        }
      }),
    );
  });

  it('judges again only what depends on the answer that changed', () => {
    const judged: string[] = [];
    const watched = (id: string, path: string): Requirement =>
      ask(id, {
        visibleWhen: {
          op: 'present',
          get path() {
            judged.push(id);
            return path;
          },
        },
      });
    const asked = [
      ask('a'),
      ask('b'),
      ...Array.from({ length: 500 }, (_, index) => watched(`on-a-${index}`, 'a')),
      watched('on-b', 'b'),
    ];
    const visibility = createVisibility(asked);
    const answers = new Map<string, Answer>();
    const first = visibility.hidden((id) => answers.get(id));
    judged.length = 0;
    answers.set('b', given('b', 'x'));
    const second = visibility.hidden((id) => answers.get(id));
    expect(new Set(judged)).toEqual(new Set(['on-b']));
    expect(second.has('on-b')).toBe(false);
    answers.set('b', given('b', 'xy'));
    expect(visibility.hidden((id) => answers.get(id))).toBe(second);
    expect(first.size).toBe(501);
  });

  it('of a chain of ten thousand fields is told without running out of stack', () => {
    const asked = Array.from({ length: 10_000 }, (_, index) => when(`f${index}`, { op: 'present', path: `f${index + 1}` }));
    expect(hiddenRequirements([...asked, ask('f10000')]).size).toBe(10_000);
    const circle = [...asked.slice(0, -1), when('f9999', { op: 'present', path: 'f0' })];
    expect(createVisibility(circle).cyclic).toHaveLength(10_000);
  });
});

describe('a whole request with a condition', () => {
  const employed: FieldCondition = { op: 'equals', path: 'work', value: 'employed' };
  const contract = ask(
    'contract',
    {},
    {
      kind: 'document',
      visibleWhen: employed,
      spec: {
        kind: 'document',
        accepted: [{ type: 'contract', label: 'Contract', sides: ['single'] }],
        mime: ['application/pdf'],
      },
    },
  );

  it('is asked only where that holds, whatever its kind', () => {
    expect(hidden([ask('work'), contract])).toEqual(['contract']);
    expect(hidden([ask('work'), contract], [given('work', 'employed')])).toEqual([]);
  });

  it('comes before what its field says', () => {
    const field = ask('employer', { visibleWhen: { op: 'present', path: 'work' } }, { visibleWhen: employed });
    expect(hidden([ask('work'), field], [given('work', 'none')])).toEqual(['employer']);
  });

  it('is read from the wire, and asked where it says what nobody knows', () => {
    expect(v.parse(requirementSchema, contract).visibleWhen).toEqual(employed);
    const odd = v.parse(requirementSchema, { ...contract, visibleWhen: { op: 'matches', pattern: 'x' } });
    expect(hidden([ask('work'), odd])).toEqual([]);
  });
});
