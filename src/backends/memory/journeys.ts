import type { ScenarioStep } from './scenario-steps.js';

const HOUR = 3_600_000;

const FIRST_ANSWERS: readonly ScenarioStep[] = [
  { do: 'use_scenario', scenario: 'created' },
  { do: 'wait', ms: 1_000 },
  { do: 'answer' },
];

/** The names of the journeys there are. */
export const JOURNEY_NAMES = [
  'approval',
  'two_rounds',
  'document_refused',
  'rejection',
  'closed_and_opened',
  'rough_day',
] as const;

/** The name of a journey. */
export type JourneyName = (typeof JOURNEY_NAMES)[number];

/**
 * Journeys from a first answer to the end, for `playScenario`: with a clock that stands still they are over at once, with any
 * other they take some seconds to watch.
 *
 * @example
 * ```ts
 * import { JOURNEYS, memoryBackend, playScenario } from 'customer-status-kit/backends/memory';
 *
 * export const watch = () => playScenario(memoryBackend(), JOURNEYS.two_rounds);
 * ```
 */
export const JOURNEYS: Readonly<Record<JourneyName, readonly ScenarioStep[]>> = {
  approval: [...FIRST_ANSWERS, { do: 'wait', ms: 2_000 }, { do: 'approve' }],
  two_rounds: [
    ...FIRST_ANSWERS,
    ...round(['source_of_funds', 'changed_address'], 'accepted'),
    ...round(['identity_document'], 'accepted'),
    { do: 'approve' },
  ],
  document_refused: [
    ...FIRST_ANSWERS,
    ...round(['identity_document'], 'rejected'),
    { do: 'wait', ms: 2_000 },
    { do: 'answer' },
    { do: 'wait', ms: 2_000 },
    { do: 'decide', decision: 'accepted' },
    { do: 'approve' },
  ],
  rejection: [...FIRST_ANSWERS, { do: 'wait', ms: 2_000 }, { do: 'reject', reasonCode: 'data_mismatch' }],
  closed_and_opened: [
    { do: 'use_scenario', scenario: 'active' },
    { do: 'wait', ms: 2_000 },
    { do: 'deactivate', reasonCode: 'inactivity' },
    { do: 'wait', ms: 2_000 },
    { do: 'activate' },
  ],
  rough_day: [
    { do: 'use_scenario', scenario: 'request_for_information' },
    { do: 'cut_stream' },
    { do: 'wait', ms: 2_000 },
    { do: 'answer' },
    { do: 'restore_stream' },
    { do: 'push_stale' },
    { do: 'push_again', times: 2 },
    { do: 'wait', ms: 2_000 },
    { do: 'go_down' },
    { do: 'wait', ms: 2_000 },
    { do: 'go_up' },
    { do: 'unknown_status' },
    { do: 'wait', ms: 2_000 },
    { do: 'travel', ms: 48 * HOUR },
    { do: 'approve' },
  ],
};

function round(
  requests: Extract<ScenarioStep, { do: 'request' }>['requests'],
  decision: 'accepted' | 'rejected',
): ScenarioStep[] {
  const reason = decision === 'rejected' ? ({ reasonCode: 'document_unreadable' } as const) : {};
  return [
    { do: 'wait', ms: 2_000 },
    { do: 'request', requests, dueInDays: 3 },
    { do: 'wait', ms: 2_000 },
    { do: 'answer' },
    { do: 'wait', ms: 2_000 },
    { do: 'decide', decision, ...reason },
  ];
}
