'use client';
import { type FocusEvent, forwardRef } from 'react';
import type { Requirement } from '../../model/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import type { DueStage } from './due-view.js';
import { useRfiControls, useRfiProblemsOf } from './rfi-controls.js';
import { RfiItemContext, RfiItemProblemsContext } from './rfi-form-context.js';
import type { RfiItem } from './rfi-items.js';

/** One request with its answer. Renders a `<section>`. */
export const RFIFormItem = forwardRef<HTMLElement, RFIFormItemProps>(function RFIFormItem({ item, ...consumer }, ref) {
  const { requirement } = item;
  const problems = useRfiProblemsOf(requirement.id);
  const { atHand } = useRfiControls();
  const props = {
    onFocus: ({ target }: FocusEvent) => atHand.enter(item.alternative, target),
    onBlur: atHand.exit,
  };
  const state: RFIFormItemState = {
    kind: requirement.kind,
    state: item.state,
    status: requirement.status,
    due: requirement.due?.severity,
    dueStage: item.due?.stage,
    invalid: problems.length > 0,
  };
  return (
    <RfiItemContext.Provider value={item}>
      <RfiItemProblemsContext.Provider value={problems}>
        {renderPart('section', { props, state, ref }, consumer)}
      </RfiItemProblemsContext.Provider>
    </RfiItemContext.Provider>
  );
});

/** State of `RFIFormItem`. */
export interface RFIFormItemState {
  kind: Requirement['kind'];
  state: RfiItem['state'];
  status: Requirement['status'];
  due: NonNullable<Requirement['due']>['severity'] | undefined;
  dueStage: DueStage | undefined;
  invalid: boolean;
}

/** Props of `RFIFormItem`. */
export interface RFIFormItemProps extends PartComponentProps<'section', RFIFormItemState> {
  item: RfiItem;
}
