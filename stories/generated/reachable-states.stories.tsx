// Written by `npm run stories:states`: change scripts/write-stories.ts, not this file.
import { CustomerStatusPanel } from 'customer-status-kit';
import preview from '../../.storybook/preview.js';
import { standsAsNamed } from '../states/stands-as-named.js';

/** The panel in every state that the charts come to rest in, brought there by the facts that lead to it. */
const meta = preview.meta({
  title: 'State explorer/Reachable states',
  component: CustomerStatusPanel,
  tags: ['!autodocs'],
  play: standsAsNamed,
});

/** from the start */
export const LoadingConnecting = meta.story({ globals: { state: 'loading-connecting' } });

/** READ.FAILED session_expired, then SYNC.REQUESTED */
export const LoadingEnded = meta.story({ globals: { state: 'loading-ended' } });

/** WATCH.OPENED */
export const LoadingLive = meta.story({ globals: { state: 'loading-live' } });

/** NETWORK.LOST */
export const LoadingOffline = meta.story({ globals: { state: 'loading-offline' } });

/** WATCH.LOST */
export const LoadingPolling = meta.story({ globals: { state: 'loading-polling' } });

/** READ.FAILED session_expired */
export const UnavailableEnded = meta.story({ globals: { state: 'unavailable-ended' } });

/** READ.FAILED unavailable, then WATCH.OPENED */
export const UnavailableLive = meta.story({ globals: { state: 'unavailable-live' } });

/** READ.FAILED offline */
export const UnavailableOffline = meta.story({ globals: { state: 'unavailable-offline' } });

/** READ.FAILED unavailable */
export const UnavailablePolling = meta.story({ globals: { state: 'unavailable-polling' } });

/** READ.SUCCEEDED CREATED */
export const CreatedConnecting = meta.story({ globals: { state: 'created-connecting' } });

/** READ.SUCCEEDED CREATED, then WATCH.ENDED */
export const CreatedEnded = meta.story({ globals: { state: 'created-ended' } });

/** READ.SUCCEEDED CREATED, then WATCH.OPENED */
export const CreatedLive = meta.story({ globals: { state: 'created-live' } });

/** READ.SUCCEEDED CREATED, then NETWORK.LOST */
export const CreatedOffline = meta.story({ globals: { state: 'created-offline' } });

/** READ.SUCCEEDED CREATED, then WATCH.LOST */
export const CreatedPolling = meta.story({ globals: { state: 'created-polling' } });

/** READ.SUCCEEDED UNDER_REVIEW */
export const UnderReviewConnecting = meta.story({ globals: { state: 'under-review-connecting' } });

/** READ.SUCCEEDED UNDER_REVIEW, then WATCH.ENDED */
export const UnderReviewEnded = meta.story({ globals: { state: 'under-review-ended' } });

/** READ.SUCCEEDED UNDER_REVIEW, then WATCH.OPENED */
export const UnderReviewLive = meta.story({ globals: { state: 'under-review-live' } });

/** READ.SUCCEEDED UNDER_REVIEW, then NETWORK.LOST */
export const UnderReviewOffline = meta.story({ globals: { state: 'under-review-offline' } });

/** READ.SUCCEEDED UNDER_REVIEW, then WATCH.LOST */
export const UnderReviewPolling = meta.story({ globals: { state: 'under-review-polling' } });

/** READ.SUCCEEDED NEEDS_ADDITIONAL_INFORMATION */
export const NeedsAdditionalInformationConnecting = meta.story({ globals: { state: 'needs-additional-information-connecting' } });

/** READ.SUCCEEDED NEEDS_ADDITIONAL_INFORMATION, then WATCH.ENDED */
export const NeedsAdditionalInformationEnded = meta.story({ globals: { state: 'needs-additional-information-ended' } });

/** READ.SUCCEEDED NEEDS_ADDITIONAL_INFORMATION, then WATCH.OPENED */
export const NeedsAdditionalInformationLive = meta.story({ globals: { state: 'needs-additional-information-live' } });

/** READ.SUCCEEDED NEEDS_ADDITIONAL_INFORMATION, then NETWORK.LOST */
export const NeedsAdditionalInformationOffline = meta.story({ globals: { state: 'needs-additional-information-offline' } });

/** READ.SUCCEEDED NEEDS_ADDITIONAL_INFORMATION, then WATCH.LOST */
export const NeedsAdditionalInformationPolling = meta.story({ globals: { state: 'needs-additional-information-polling' } });

/** READ.SUCCEEDED ACTIVE */
export const ActiveConnecting = meta.story({ globals: { state: 'active-connecting' } });

/** READ.SUCCEEDED ACTIVE, then WATCH.ENDED */
export const ActiveEnded = meta.story({ globals: { state: 'active-ended' } });

/** READ.SUCCEEDED ACTIVE, then WATCH.OPENED */
export const ActiveLive = meta.story({ globals: { state: 'active-live' } });

/** READ.SUCCEEDED ACTIVE, then NETWORK.LOST */
export const ActiveOffline = meta.story({ globals: { state: 'active-offline' } });

/** READ.SUCCEEDED ACTIVE, then WATCH.LOST */
export const ActivePolling = meta.story({ globals: { state: 'active-polling' } });

/** READ.SUCCEEDED REJECTED */
export const RejectedPaused = meta.story({ globals: { state: 'rejected-paused' } });

/** READ.SUCCEEDED DEACTIVATED */
export const DeactivatedConnecting = meta.story({ globals: { state: 'deactivated-connecting' } });

/** READ.SUCCEEDED DEACTIVATED, then WATCH.ENDED */
export const DeactivatedEnded = meta.story({ globals: { state: 'deactivated-ended' } });

/** READ.SUCCEEDED DEACTIVATED, then WATCH.OPENED */
export const DeactivatedLive = meta.story({ globals: { state: 'deactivated-live' } });

/** READ.SUCCEEDED DEACTIVATED, then NETWORK.LOST */
export const DeactivatedOffline = meta.story({ globals: { state: 'deactivated-offline' } });

/** READ.SUCCEEDED DEACTIVATED, then WATCH.LOST */
export const DeactivatedPolling = meta.story({ globals: { state: 'deactivated-polling' } });

/** READ.SUCCEEDED UNKNOWN */
export const UnknownConnecting = meta.story({ globals: { state: 'unknown-connecting' } });

/** READ.SUCCEEDED UNKNOWN, then WATCH.ENDED */
export const UnknownEnded = meta.story({ globals: { state: 'unknown-ended' } });

/** READ.SUCCEEDED UNKNOWN, then WATCH.OPENED */
export const UnknownLive = meta.story({ globals: { state: 'unknown-live' } });

/** READ.SUCCEEDED UNKNOWN, then NETWORK.LOST */
export const UnknownOffline = meta.story({ globals: { state: 'unknown-offline' } });

/** READ.SUCCEEDED UNKNOWN, then WATCH.LOST */
export const UnknownPolling = meta.story({ globals: { state: 'unknown-polling' } });
