import { assertEvent, assign, setup } from 'xstate';
import { fitAnswer } from './fit-answer.js';
import type { RequirementContext, RequirementEvent, RequirementInput, RequirementTag } from './requirement.types.js';

/** Every name the requirement chart may use. */
export const requirementSetup = setup({
  /* oxlint-disable typescript/no-unsafe-type-assertion -- XState takes types as empty values */
  types: {
    context: {} as RequirementContext,
    events: {} as RequirementEvent,
    input: {} as RequirementInput,
    tags: {} as RequirementTag,
  },
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  guards: {
    isOpen: ({ context }) => context.isOpen,
    isEmpty: ({ context }) => context.answer === undefined,
    wasChanged: ({ context }) => context.isChanged,
  },
  actions: {
    storeAnswer: assign(({ event }) => {
      assertEvent(event, 'DRAFT.CHANGED');
      return { answer: event.answer, errors: [] };
    }),
    // Only an open requirement sifts the answer: what was typed stays readable while it is locked.
    fitAnswer: assign(({ context, event }) => {
      assertEvent(event, 'REQUIREMENT.CHANGED');
      const { requirement, isOpen } = event;
      if (!isOpen || requirement === undefined || context.answer === undefined) return { isOpen };
      return { isOpen, answer: fitAnswer(context.answer, requirement) };
    }),
    markChanged: assign({ isChanged: true }),
    markUnchanged: assign({ isChanged: false }),
    storeErrors: assign(({ event }) => {
      assertEvent(event, 'ANSWER.REFUSED');
      return { errors: event.errors };
    }),
    clearAnswer: assign({ answer: undefined, errors: [] }),
  },
});
