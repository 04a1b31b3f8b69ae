// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { PartialCatalogue } from '../../catalogue.js';

/** The sentences of errors.json, compiled. */
export const errors = {
  "errors.aborted": `This was stopped. You can start it again.`,
  "errors.attempts_exhausted": `All attempts have been used. Please contact support.`,
  "errors.duplicate": `This has already been sent.`,
  "errors.file_infected": `The selected file contains a virus. Please choose a different one.`,
  "errors.file_too_large": `The file is too large. Please choose a smaller one.`,
  "errors.file_type_unsupported": `This kind of file cannot be used. Please choose another one.`,
  "errors.file_unreadable": `The file could not be read. Please choose it again.`,
  "errors.forbidden": `This is not allowed for your account.`,
  "errors.idempotency_mismatch": `This was sent before with other content. Please try again.`,
  "errors.network": `We could not reach the service. Please check your connection and try again.`,
  "errors.not_found": `We could not find this. It may have been removed.`,
  "errors.offline": `You are offline. Please try again when you are connected.`,
  "errors.protocol_error": `We received an answer we could not read. Please try again.`,
  "errors.rate_limited": `That was a bit too fast. Please wait a moment and try again.`,
  "errors.session_expired": `Your session has ended. Please sign in again.`,
  "errors.state_conflict": `This cannot be changed at the moment. We have loaded the latest state.`,
  "errors.timeout": `The answer took too long. Please try again.`,
  "errors.unauthenticated": `Please sign in to continue.`,
  "errors.unavailable": `The service is not available right now. Please try again in a moment.`,
  "errors.unsupported": `This is not available here.`,
  "errors.upload_expired": `The upload took too long. Please start it again.`,
  "errors.validation_failed": `Some answers need another look.`,
  "errors.version_conflict": `Something changed in the meantime. Please look again and repeat the step.`,
} satisfies PartialCatalogue;
