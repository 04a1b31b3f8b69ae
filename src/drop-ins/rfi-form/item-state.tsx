'use client';
import type { ReactElement } from 'react';
import type { Requirement } from '../../model/index.js';
import type { RfiItem } from '../../react/rfi-form/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { useFormWords } from './form-words.js';

/** What is shown beside a title. */
export type ShownState =
  | 'todo'
  | 'ready'
  | 'uploading'
  | 'problem'
  | 'optional'
  | 'refused'
  | 'expired'
  | 'reviewer'
  | 'accepted'
  | 'waived'
  | 'exhausted'
  | 'locked';

const LOOKS: Readonly<Record<ShownState, { icon: IconName; tone: string }>> = {
  todo: { icon: 'circle', tone: 'neutral' },
  ready: { icon: 'check-circle', tone: 'positive' },
  uploading: { icon: 'upload', tone: 'info' },
  problem: { icon: 'warning', tone: 'negative' },
  optional: { icon: 'dash', tone: 'neutral' },
  refused: { icon: 'refresh', tone: 'caution' },
  expired: { icon: 'refresh', tone: 'caution' },
  reviewer: { icon: 'clock', tone: 'info' },
  accepted: { icon: 'check-circle', tone: 'positive' },
  waived: { icon: 'dash', tone: 'neutral' },
  exhausted: { icon: 'cross-circle', tone: 'negative' },
  locked: { icon: 'lock', tone: 'neutral' },
};

/** Where a request is, in words and with a drawing. */
export function ItemState({ state }: { state: ShownState }): ReactElement {
  const words = useFormWords();
  const { icon, tone } = LOOKS[state];
  return (
    <span className="csk-tone csk-rfi-form-state" data-tone={tone} data-state={state}>
      <Icon name={icon} />
      {words.t(`rfi-form.state-${state}`)}
    </span>
  );
}

/** The state of something that can be answered now. */
export function stateOfItem(item: RfiItem, hasProblem: boolean): ShownState {
  if (hasProblem) return 'problem';
  const isWaitedFor = item.state === 'todo' || (item.state === 'optional' && item.requirement.due !== undefined);
  if (!isWaitedFor) return item.state;
  if (item.requirement.status === 'rejected') return 'refused';
  return item.requirement.status === 'expired' ? 'expired' : 'todo';
}

/** The state of something that is only shown. */
export function stateOfSettled(requirement: Requirement): ShownState {
  if (requirement.status === 'accepted' || requirement.status === 'waived') return requirement.status;
  return requirement.status === 'submitted' || requirement.awaiting === 'provider' ? 'reviewer' : 'exhausted';
}
