import type { CustomerSnapshot } from '../../../model/index.js';
import type { FernAsk } from './fern-ask.js';
import { issueAsks } from './fern-issues.js';
import { profileAsks } from './fern-profile.js';
import type { FernView } from './to-snapshot.js';

/** What stands behind the requirements of a customer: where their answers go at Fern. */
export function answerableAsks({ type, status, requirements }: CustomerSnapshot, view: FernView): readonly FernAsk[] {
  const profile = profileAsks(type, view);
  const codes = new Set(['', ...status.reasons.flatMap(({ providerCode }) => providerCode ?? [])]);
  const issues = [...codes].flatMap((code) => issueAsks(code, type, view));
  const ids = new Set(requirements.map(({ id }) => id));
  return [...profile, ...issues.filter(({ id }) => ids.has(id))];
}
