import { requirementSetup } from './requirement.setup.js';

/**
 * What the customer enters for one requirement until the backend has taken it. A locked requirement keeps what was
 * entered; a changed one keeps what still fits; what is typed while an answer is on its way is not lost.
 */
export const requirementMachine = requirementSetup.createMachine({
  id: 'requirement',
  context: ({ input }) => ({ ...input, errors: [], isChanged: false }),
  initial: 'routing',
  states: {
    routing: {
      always: [{ guard: 'isEmpty', target: 'settled' }, { guard: 'isOpen', target: 'editing' }, { target: 'locked' }],
    },
    editing: {
      tags: 'actionable',
      on: {
        'DRAFT.CHANGED': { actions: 'storeAnswer' },
        'REQUIREMENT.CHANGED': { target: 'routing', actions: 'fitAnswer' },
        'ANSWER.SENT': { target: 'sending', actions: 'markUnchanged' },
      },
    },
    sending: {
      tags: 'busy',
      on: {
        'DRAFT.CHANGED': { actions: ['storeAnswer', 'markChanged'] },
        'REQUIREMENT.CHANGED': { actions: 'fitAnswer' },
        'ANSWER.ACCEPTED': [
          { guard: 'wasChanged', target: 'routing' },
          { target: 'routing', actions: 'clearAnswer' },
        ],
        'ANSWER.REFUSED': { target: 'routing', actions: 'storeErrors' },
      },
    },
    locked: {
      on: {
        'DRAFT.CHANGED': { actions: 'storeAnswer' },
        'REQUIREMENT.CHANGED': { target: 'routing', actions: 'fitAnswer' },
      },
    },
    settled: { tags: 'settled', on: { 'DRAFT.CHANGED': { target: 'routing', actions: 'storeAnswer' } } },
  },
});
