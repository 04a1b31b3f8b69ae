// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { PartialCatalogue } from '../../catalogue.js';

/** The sentences of status.json, compiled. */
export const status = {
  "status.ACTIVE.action": `Get Started`,
  "status.ACTIVE.message": `Your account is verified and ready to use!`,
  "status.ACTIVE.title": `Account active`,
  "status.CREATED.action": `Complete Profile`,
  "status.CREATED.message": `Add your information to begin verification.`,
  "status.CREATED.title": `Complete your profile`,
  "status.DEACTIVATED.action": `Contact Support`,
  "status.DEACTIVATED.closed": `Your account is deactivated.`,
  "status.DEACTIVATED.message": `Your account is currently deactivated. Contact support to reactivate.`,
  "status.DEACTIVATED.title": `Account deactivated`,
  "status.NEEDS_ADDITIONAL_INFORMATION.action": `Provide Information`,
  "status.NEEDS_ADDITIONAL_INFORMATION.message": `We need additional information to complete your verification.`,
  "status.NEEDS_ADDITIONAL_INFORMATION.title": `Action required`,
  "status.REJECTED.action": `Contact Support`,
  "status.REJECTED.message": `We were unable to verify your account. Contact support for assistance.`,
  "status.REJECTED.title": `Verification unsuccessful`,
  "status.UNDER_REVIEW.action": `Check Status`,
  "status.UNDER_REVIEW.message": `We are reviewing your information. This typically takes 1-3 business days.`,
  "status.UNDER_REVIEW.reviewing": `We are reviewing your information.`,
  "status.UNDER_REVIEW.title": `Verification in progress`,
  "status.UNKNOWN.action": `Check Status`,
  "status.UNKNOWN.message": `There is nothing you need to do. This page shows the result as soon as we have it.`,
  "status.UNKNOWN.title": `We are checking your account`,
  "support.contact": `Contact Support`,
  "support.title": `Need help?`,
} satisfies PartialCatalogue;
