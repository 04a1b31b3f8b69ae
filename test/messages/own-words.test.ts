import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { de } from '../../src/messages/de.js';
import * as messages from '../../src/messages/index.js';
import { findUses } from './find-uses.js';
import { spokenBy } from './spoken-by.js';

const { badgeEnglish, createTranslator, en, makeTranslator, timelineEnglish } = messages;

/** The English that each folder of drop-ins carries. */
const ENGLISH: Readonly<Record<string, messages.PartialCatalogue>> = {
  camera: messages.cameraEnglish,
  'customer-status-panel': messages.panelEnglish,
  'document-uploader': messages.uploaderEnglish,
  'feature-gate': messages.gateEnglish,
  'lifecycle-timeline': timelineEnglish,
  'operator-controls': messages.operatorEnglish,
  'rfi-form': messages.formEnglish,
  'status-banner': messages.bannerEnglish,
  support: messages.supportEnglish,
  text: messages.textEnglish,
};

/** Every key of the whole catalogue that the sources say. */
const saidBy = (texts: readonly string[]) => Object.keys(en).filter(findUses(texts));

it.each(Object.entries(ENGLISH))('%s carries everything it can say', (folder, english) => {
  const said = saidBy(spokenBy(folder));
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((key) => !(key in english))).toEqual([]);
});

it('every folder that says something is among them', () => {
  const dropIns = join(import.meta.dirname, '../../src/drop-ins');
  const hooks = globSync('*/use-*-words.ts', { cwd: dropIns }).map((path) => path.split('/')[0]);
  expect(new Set(hooks)).toEqual(new Set([...Object.keys(ENGLISH), 'status-words']));
});

it('a badge alone carries everything it can say, and none of it needs more than the values put in', () => {
  const said = saidBy([...spokenBy('status-badge'), ...spokenBy('status-words')]);
  expect(said.toSorted()).toEqual(Object.keys(badgeEnglish).toSorted());
  for (const sentence of Object.values(badgeEnglish)) expect(String(sentence)).not.toMatch(/plural|select|formatter/);
});

it('what a component says alone is what it says among all others', () => {
  const [whole, alone] = [createTranslator(), makeTranslator({}, timelineEnglish)];
  expect(alone.t('timeline.new-entries', { count: 2 })).toBe(whole.t('timeline.new-entries', { count: 2 }));
  expect(alone.find('reasons.data_mismatch')).toBe(whole.find('reasons.data_mismatch'));
  expect(alone.find('banner.next-step')).toBeUndefined();
});

it('a component that carries no terms in English still names them in other languages, and as the host does', () => {
  const text = { term: 'passport', default: 'Travel document' };
  expect(makeTranslator({}, timelineEnglish).text(text).text).toBe('Travel document');
  expect(makeTranslator({ locale: 'de', catalogue: de }, timelineEnglish).text(text).text).toBe('Reisepass');
  expect(makeTranslator({ overrides: { 'term.passport': 'Pass' } }, timelineEnglish).text(text).text).toBe('Pass');
});
