'use client';
import type { ReactElement } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { CapabilityState, Requirement, ResolvedText } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { type DueStage, type DueView, type RfiItem, useRfiControls } from '../../react/rfi-form/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { useFormWords } from './form-words.js';
import { BackendText } from '../text/index.js';
import { consequenceInWords, dueInWords } from './due-words.js';
import { ItemExtension } from './item-extension.js';

const NONE: readonly CapabilityState[] = [];

const LOOKS: Readonly<Record<DueStage, { icon: IconName; tone: string }>> = {
  undated: { icon: 'calendar', tone: 'neutral' },
  later: { icon: 'calendar', tone: 'neutral' },
  soon: { icon: 'clock', tone: 'caution' },
  today: { icon: 'clock', tone: 'caution' },
  overdue: { icon: 'warning', tone: 'negative' },
  expired: { icon: 'history', tone: 'negative' },
};

/** Until when, what happens otherwise, whether that is later than at first, and the way to more time. */
export function ItemDue({ item }: { item: RfiItem }): ReactElement | null {
  if (item.due === undefined) return null;
  return (
    <div className="csk-stack" data-gap="small">
      <ItemDueLine item={item} />
      <ItemExtension requirement={item.requirement} />
    </div>
  );
}

/** The same of something that can be answered, without the way to more time. */
export function ItemDueLine({ item: { requirement, due } }: { item: RfiItem }): ReactElement | null {
  const { client } = useRfiControls();
  return due === undefined ? null : <DueLine requirement={requirement} due={due} client={client} />;
}

/** Until when, what happens otherwise, and whether that is later than at first. */
export function DueLine({ requirement, due, client }: DueLineProps): ReactElement | null {
  const words = useFormWords();
  const consequence = useConsequence(requirement, due, client);
  const sentence = dueInWords(due, words);
  if (sentence === undefined && consequence === undefined) return null;
  const { icon, tone } = LOOKS[due.stage];
  return (
    <div className="csk-tone csk-rfi-items-due" data-tone={tone} data-due={due.stage}>
      <Icon name={icon} />
      <div>
        {sentence === undefined ? null : <p className="csk-text csk-rfi-items-due-date">{sentence}</p>}
        {consequence === undefined ? null : (
          <p className="csk-text">
            <BackendText value={consequence} />
          </p>
        )}
        {due.extendedFrom === undefined ? null : (
          <p className="csk-text">{words.t('rfi-items.extended', { date: words.date(due.extendedFrom) })}</p>
        )}
      </div>
    </div>
  );
}

/** Props of `DueLine`. */
export interface DueLineProps {
  requirement: Requirement;
  due: DueView;
  client: CustomerClient;
}

/** The backend's own words come first. */
function useConsequence(requirement: Requirement, due: DueView, client: CustomerClient): ResolvedText | undefined {
  const words = useFormWords();
  const capabilities = useClientSnapshot((snapshot) => snapshot.customer?.capabilities ?? NONE, client);
  const own = requirement.due?.consequence?.text;
  if (own !== undefined) return words.text(own);
  const text = consequenceInWords(requirement, due, capabilities, words);
  return text === undefined ? undefined : { text };
}
