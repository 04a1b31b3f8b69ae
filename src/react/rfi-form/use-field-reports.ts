'use client';
import { useEffect } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { createVisibility, FIELD_INPUTS } from '../../model/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import { reportOnce } from './field-reports.js';
import type { RfiFormOptions } from './rfi-form-types.js';

/** Tells the host, once each, which inputs and kinds nobody has a control for and which conditions lead back to themselves. */
export function useFieldReports(
  client: CustomerClient,
  groups: RequirementGroups,
  { onReport, fieldTypes }: Pick<RfiFormOptions, 'onReport' | 'fieldTypes'>,
): void {
  useEffect(() => {
    if (onReport === undefined) return;
    const cyclic = new Set(createVisibility(client.getSnapshot().customer?.requirements ?? []).cyclic);
    for (const { id, spec } of [...groups.open, ...groups.upcoming]) {
      if (spec.kind === 'action' && spec.unknown !== undefined) {
        reportOnce(client, { code: 'unknown_kind', requirementId: id, detail: spec.unknown }, onReport);
      }
      if (spec.kind !== 'field') continue;
      const about = { requirementId: id, path: spec.path };
      const isKnown = FIELD_INPUTS.some((input) => input === spec.input) || Object.hasOwn(fieldTypes ?? {}, spec.input);
      if (!isKnown) reportOnce(client, { code: 'unknown_input', ...about, detail: spec.input }, onReport);
      if (cyclic.has(id)) reportOnce(client, { code: 'condition_cycle', ...about }, onReport);
    }
  }, [client, groups, onReport, fieldTypes]);
}
