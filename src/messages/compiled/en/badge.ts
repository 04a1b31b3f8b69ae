// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { PartialCatalogue } from '../../catalogue.js';

/** The sentences of badge.json, compiled. */
export const badge = {
  "common.loading": `Loading`,
  "status.ACTIVE.label": `Verified`,
  "status.CREATED.label": `Not started`,
  "status.DEACTIVATED.label": `Deactivated`,
  "status.NEEDS_ADDITIONAL_INFORMATION.label": `Action needed`,
  "status.REJECTED.label": `Not approved`,
  "status.UNDER_REVIEW.label": `In review`,
  "status.UNKNOWN.label": `Checking`,
  "status.changed": (args) => `Your verification status is now: ${args.label}`,
} satisfies PartialCatalogue;
