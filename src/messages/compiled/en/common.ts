// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { PartialCatalogue } from '../../catalogue.js';

/** The sentences of common.json, compiled. */
export const common = {
  "common.beside": (args) => `${args.first}, ${args.second}`,
  "common.cancel": `Cancel`,
  "common.close": `Close`,
  "common.copy-reference": `Copy reference`,
  "common.due-on": (args) => `Due ${args.date}`,
  "common.labelled": (args) => `${args.label}: ${args.value}`,
  "common.new-tab": `opens in a new tab`,
  "common.no": `No`,
  "common.optional": (args) => `${args.label} (optional)`,
  "common.reference": (args) => `Reference: ${args.reference}`,
  "common.reference-copied": `Reference copied`,
  "common.reference-selected": `The reference is selected: copy it with your keyboard.`,
  "common.retry": `Try again`,
  "common.yes": `Yes`,
} satisfies PartialCatalogue;
