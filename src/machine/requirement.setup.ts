import { assertEvent, assign, setup } from 'xstate';
import { judgeNews, keepAnswer, noteNews } from './requirement-news.js';
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
    isOpen: ({ context }) => context.isOpen && context.isFitting,
    isEmpty: ({ context }) => context.answer === undefined,
    wasChanged: ({ context }) => context.isChanged,
    isLost: ({ context }) => context.isFateUnknown,
    isLostAsItIs: ({ context }) => context.isFateUnknown && !context.isChanged,
    canKeep: ({ context, event }) =>
      event.type === 'CONFLICT.RESOLVED' && event.choice === 'keep' && context.isOpen && context.isFitting,
    isDiscarded: ({ event }) => event.type === 'CONFLICT.RESOLVED' && event.choice === 'discard',
  },
  actions: {
    storeAnswer: assign(({ event }) => {
      assertEvent(event, 'DRAFT.CHANGED');
      return { answer: event.answer, errors: [], isFitting: true };
    }),
    noteNews: assign(({ context, event }) => {
      assertEvent(event, 'REQUIREMENT.CHANGED');
      const { requirement, isOpen, isReworded = false } = event;
      return { isOpen, ...noteNews(context, { requirement, isReworded }) };
    }),
    judgeNews: assign(({ context }) => judgeNews(context)),
    keepAnswer: assign(({ context }) => keepAnswer(context)),
    markSent: assign({ isChanged: false, isFateUnknown: false }),
    markChanged: assign({ isChanged: true }),
    markLost: assign({ isFateUnknown: true }),
    markKnown: assign({ isFateUnknown: false }),
    // Whatever was typed since is an answer to the request as it is after the one that was taken.
    followNews: assign(({ context }) => ({ asked: context.news?.requirement ?? context.asked, isFateUnknown: false })),
    storeErrors: assign(({ event }) => {
      assertEvent(event, 'ANSWER.REFUSED');
      return { errors: event.errors };
    }),
    clearAnswer: assign({ answer: undefined, errors: [], conflict: undefined, isFateUnknown: false }),
  },
});
