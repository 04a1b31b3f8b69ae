'use client';
import { memo, type ReactElement } from 'react';
import { type RfiCluster, type RfiPlace, useRfiControls, useRfiFormContext } from '../../react/rfi-form/index.js';
import type { HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { RfiAlternatives } from './rfi-alternatives.js';
import { RfiItemCard } from './rfi-item-card.js';
import { useFormWords } from './use-form-words.js';
import type { HoldProps } from './use-held-places.js';

/** One entry of the list: a request, several that belong together, or alternatives to choose from. Renders an `<li>`. */
export const RfiClusterItem = memo(function RfiClusterItem(props: RfiClusterItemProps): ReactElement | null {
  const { cluster, place, level, onAction, holdProps } = props;
  const { controlId } = useRfiControls();
  const [first] = cluster.items;
  if (first === undefined) return null;
  const hold = holdProps(cluster, place);
  if (cluster.rule === 'any')
    return (
      <li className="csk-rfi-items-item" {...hold}>
        <RfiAlternatives items={cluster.items} level={level} onAction={onAction} />
      </li>
    );
  if (cluster.rule === 'all' && cluster.groupId !== undefined)
    return (
      <li className="csk-rfi-items-item" {...hold}>
        <AllOfGroup cluster={cluster} groupId={cluster.groupId} level={level} onAction={onAction} />
      </li>
    );
  return (
    <li className="csk-rfi-items-item" id={controlId(first.requirement.id, 'item')} {...hold}>
      <RfiItemCard item={first} level={level} onAction={onAction} />
    </li>
  );
});

/** Props of `RfiClusterItem`. */
export interface RfiClusterItemProps {
  cluster: RfiCluster;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
  place: RfiPlace;
  holdProps: (cluster: RfiCluster, place: RfiPlace) => HoldProps;
}

interface AllOfGroupProps extends Pick<RfiClusterItemProps, 'cluster' | 'level' | 'onAction'> {
  groupId: string;
}

/** Only what is still to be answered is asked; what is answered already is counted. */
function AllOfGroup({ cluster, groupId, level, onAction }: AllOfGroupProps): ReactElement {
  const words = useFormWords();
  const { groups, controlId } = useRfiFormContext();
  const isMember = ({ group }: { group?: { id: string } | undefined }) => group?.id === groupId;
  const done = [...groups.done, ...groups.withReviewer].filter(isMember).length;
  const total = done + [...groups.open, ...groups.upcoming, ...groups.exhausted].filter(isMember).length;
  return (
    <fieldset className="csk-field csk-rfi-items-group">
      <legend className="csk-label">
        {words.t('rfi-items.group-all', { done: words.number(done), total: words.number(total) })}
      </legend>
      <ul className="csk-list csk-rfi-items-list">
        {cluster.items.map((item) => (
          <li key={item.requirement.id} className="csk-rfi-items-item" id={controlId(item.requirement.id, 'item')}>
            <RfiItemCard item={item} level={level} onAction={onAction} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
