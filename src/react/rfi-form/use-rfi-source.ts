'use client';
import { useMemo } from 'react';
import type { ClientSnapshot, CustomerClient, DraftState } from '../../client/index.js';
import { type CustomerSnapshot, isAnswerable } from '../../model/index.js';
import { steadyUploads } from '../document-uploader/index.js';
import { useClientSnapshot } from '../provider/index.js';
import type { ConflictingDraft } from './rfi-form-types.js';

/** What a form reads of the client. */
export interface RfiFormSource
  extends Pick<ClientSnapshot, 'phase' | 'customer' | 'drafts' | 'uploads' | 'draftKeeping' | 'hidden' | 'submitted'> {
  canSplit: boolean;
  editable: boolean;
  locked: readonly DraftState[];
  conflicts: readonly ConflictingDraft[];
}

/** What the form shows, from the client. `drafts` are those that answer what is asked now. */
export function useRfiSource(client: CustomerClient): RfiFormSource {
  const source = useClientSnapshot(
    (snapshot) => ({
      phase: snapshot.phase,
      customer: snapshot.customer,
      drafts: snapshot.drafts,
      uploads: steadyUploads(client, snapshot.uploads),
      draftKeeping: snapshot.draftKeeping,
      hidden: snapshot.hidden,
      submitted: snapshot.submitted,
      canSplit: snapshot.capabilities?.submission === 'per_requirement',
      editable: isEditable(snapshot.customer, client),
    }),
    client,
  );
  return useMemo(() => ({ ...source, ...sortDrafts(source.drafts, source.editable) }), [source]);
}

/** Steps that are done elsewhere need no answer to be sent, so they stay open on a backend that takes none. */
function isEditable(customer: CustomerSnapshot | undefined, client: CustomerClient): boolean {
  if (customer?.status.editable !== true) return false;
  if (client.supports('submitAnswers')) return true;
  const open = customer.requirements.filter(isAnswerable);
  return open.length > 0 && open.every((requirement) => requirement.kind === 'action');
}

/** While everything is locked there is nothing to resolve: what was typed is shown as it is. */
function sortDrafts(drafts: ClientSnapshot['drafts'], editable: boolean) {
  const all = Object.values(drafts);
  return {
    drafts: all.some(isUnfit) ? Object.fromEntries(Object.entries(drafts).filter(([, draft]) => !isUnfit(draft))) : drafts,
    locked: all.filter((draft) => draft.phase === 'locked'),
    conflicts: editable ? all.filter(isConflicting) : [],
  };
}

/** Nothing of it answers what is asked now. */
function isUnfit({ phase, conflict }: DraftState): boolean {
  return phase === 'locked' && conflict !== undefined;
}

function isConflicting(draft: DraftState): draft is ConflictingDraft {
  return draft.conflict !== undefined;
}
