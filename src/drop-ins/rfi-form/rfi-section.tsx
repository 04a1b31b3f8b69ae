'use client';
import type { ReactElement } from 'react';
import type { SubjectRef } from '../../model/index.js';
import type { RfiItem } from '../../react/rfi-form/index.js';
import { useWords, type Words } from '../provider/index.js';
import { below, Heading, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { RfiItemCard } from './rfi-item-card.js';

/** Requests under one heading, and within it by whom they are about where that differs. */
export function RfiSection({ title, items, level, onAction }: RfiSectionProps): ReactElement | null {
  const words = useWords();
  if (items.length === 0) return null;
  const subjects = bySubject(items, words);
  const cardLevel = subjects.length > 1 ? below(below(level)) : below(level);
  return (
    <section className="csk-stack">
      <Heading level={level}>{title}</Heading>
      {subjects.map(({ key, label, items: own }) => (
        <div key={key} className="csk-stack">
          {subjects.length > 1 ? (
            <Heading level={below(level)} size="small">
              {label}
            </Heading>
          ) : null}
          {own.map((item, index) => (
            <div key={item.requirement.id} className="csk-stack" data-gap="small">
              <GroupNote item={item} before={own[index - 1]} words={words} />
              <RfiItemCard item={item} level={cardLevel} onAction={onAction} />
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

/** Props of `RfiSection`. */
export interface RfiSectionProps {
  title: string;
  items: readonly RfiItem[];
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
}

/** Says of the first of several alternatives that one is enough. */
function GroupNote({ item, before, words }: { item: RfiItem; before: RfiItem | undefined; words: Words }): ReactElement | null {
  const { group } = item.requirement;
  if (group?.rule !== 'any' || before?.requirement.group?.id === group.id) return null;
  return <p className="csk-text csk-rfi-form-group">{words.t('rfi-form.group-any', { min: group.min ?? 1 })}</p>;
}

interface SubjectGroup {
  key: string;
  label: string;
  items: RfiItem[];
}

function bySubject(items: readonly RfiItem[], words: Words): SubjectGroup[] {
  const groups = new Map<string, SubjectGroup>();
  for (const item of items) {
    const { subject } = item.requirement;
    const key = `${subject.type} ${subject.id ?? ''}`;
    const group = groups.get(key) ?? { key, label: subjectInWords(subject, words), items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function subjectInWords(subject: SubjectRef, words: Words): string {
  return subject.label === undefined ? words.t(`subject.${subject.type}`) : words.text(subject.label).text;
}
