import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { badgeEnglish, createTranslator, makeTranslator, timelineEnglish } from '../../src/messages/index.js';
import { en } from '../../src/messages/en.js';
import { findUses } from './find-uses.js';

const ROOT = join(import.meta.dirname, '../..');

/** Every key of the whole catalogue that the sources say. */
function saidIn(patterns: readonly string[]): string[] {
  const texts = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'));
  expect(texts.length).toBeGreaterThan(0);
  return Object.keys(en).filter(findUses(texts));
}

it('a timeline alone carries everything it can say', () => {
  const said = saidIn([
    'src/drop-ins/lifecycle-timeline/*.{ts,tsx}',
    'src/messages/{reason-words,error-words}.ts',
    'src/drop-ins/text/{notice,backend-text,fill-text,heading}.*',
  ]);
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((key) => !(key in timelineEnglish))).toEqual([]);
});

it('a badge alone carries everything it can say, and none of it needs more than the values put in', () => {
  const said = saidIn(['src/drop-ins/status-badge/*.tsx', 'src/drop-ins/status-words/*.ts']);
  expect(said.toSorted()).toEqual(Object.keys(badgeEnglish).toSorted());
  for (const sentence of Object.values(badgeEnglish)) expect(String(sentence)).not.toMatch(/plural|select|formatter/);
});

it('what a component says alone is what it says among all others', () => {
  const [whole, alone] = [createTranslator(), makeTranslator({}, timelineEnglish)];
  expect(alone.t('timeline.new-entries', { count: 2 })).toBe(whole.t('timeline.new-entries', { count: 2 }));
  expect(alone.find('reasons.data_mismatch')).toBe(whole.find('reasons.data_mismatch'));
  expect(alone.find('banner.next-step')).toBeUndefined();
});
