import { requirementSetup } from './requirement.setup.js';

/** What became of an answer whose confirmation was lost. */
const foundOut = {
  'ANSWER.ACCEPTED': [
    { guard: 'isLostAsItIs', target: 'routing', actions: 'clearAnswer' },
    { guard: 'isLost', target: 'routing', actions: ['followNews', 'judgeNews'] },
  ],
  'ANSWER.REFUSED': { guard: 'isLost', target: 'routing', actions: ['storeErrors', 'markKnown', 'judgeNews'] },
} as const;

/**
 * What the customer enters for one requirement until the backend has taken it. A locked requirement keeps what was
 * entered; one that was changed or closed elsewhere is a conflict that keeps both sides until somebody resolves it; what
 * is typed while an answer is on its way is not lost.
 */
export const requirementMachine = requirementSetup.createMachine({
  id: 'requirement',
  context: ({ input }) => ({
    answer: input.answer,
    errors: [],
    isOpen: input.isOpen,
    isChanged: false,
    asked: input.asked,
    news: undefined,
    conflict: undefined,
    isFitting: true,
    isFateUnknown: false,
  }),
  initial: 'routing',
  states: {
    routing: {
      always: [{ guard: 'isEmpty', target: 'settled' }, { guard: 'isOpen', target: 'editing' }, { target: 'locked' }],
    },
    editing: {
      tags: 'actionable',
      on: {
        'DRAFT.CHANGED': { actions: ['storeAnswer', 'markChanged'] },
        'REQUIREMENT.CHANGED': { target: 'routing', actions: ['noteNews', 'judgeNews'] },
        'CONFLICT.RESOLVED': [
          { guard: 'canKeep', target: 'routing', actions: 'keepAnswer' },
          { guard: 'isDiscarded', target: 'routing', actions: 'clearAnswer' },
        ],
        'ANSWER.SENT': { target: 'sending', actions: 'markSent' },
        ...foundOut,
      },
    },
    sending: {
      tags: 'busy',
      on: {
        'DRAFT.CHANGED': { actions: ['storeAnswer', 'markChanged'] },
        // Not judged yet: it may be this very answer that has changed it.
        'REQUIREMENT.CHANGED': { actions: 'noteNews' },
        'ANSWER.ACCEPTED': [
          { guard: 'wasChanged', target: 'routing', actions: ['followNews', 'judgeNews'] },
          { target: 'routing', actions: 'clearAnswer' },
        ],
        'ANSWER.REFUSED': { target: 'routing', actions: ['storeErrors', 'judgeNews'] },
        'ANSWER.LOST': { target: 'routing', actions: 'markLost' },
      },
    },
    locked: {
      on: {
        'DRAFT.CHANGED': { target: 'routing', actions: ['storeAnswer', 'markChanged'] },
        'REQUIREMENT.CHANGED': { target: 'routing', actions: ['noteNews', 'judgeNews'] },
        'CONFLICT.RESOLVED': { guard: 'isDiscarded', target: 'routing', actions: 'clearAnswer' },
        ...foundOut,
      },
    },
    settled: { tags: 'settled', on: { 'DRAFT.CHANGED': { target: 'routing', actions: 'storeAnswer' } } },
  },
});
