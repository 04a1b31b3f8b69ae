import { asksTheSame, isAnswerable, type Requirement } from '../model/index.js';
import { fitAnswer } from './fit-answer.js';
import type { RequirementConflict, RequirementContext, RequirementNews } from './requirement.types.js';

/** The newest about a request. New words for what was known are no news, unless that was a change that nobody has judged yet. */
export function noteNews(context: RequirementContext, { requirement, isReworded }: RequirementNews): Partial<RequirementContext> {
  const { asked, news } = context;
  const wasAsIs = asked === undefined || news === undefined || conflictOf(context, asked, news.requirement) === undefined;
  return { news: { requirement, isReworded: isReworded && wasAsIs } };
}

/**
 * What the newest about a request means for what was entered. A request that was changed or closed elsewhere is a
 * conflict, which keeps what was typed; one that is merely locked for the time being is not. While nobody knows whether
 * the answer has arrived, nothing is judged: it may be the very answer that closed the request.
 */
export function judgeNews(context: RequirementContext): Partial<RequirementContext> {
  const { news, asked, answer, isFateUnknown } = context;
  if (news === undefined || answer === undefined || isFateUnknown) return {};
  const { requirement } = news;
  if (asked === undefined) return requirement === undefined ? {} : { asked: requirement, ...firstFit(context, requirement) };
  if (news.isReworded && requirement !== undefined) return { asked: requirement };
  const conflict = conflictOf(context, asked, requirement);
  if (requirement === undefined || !isAnswerable(requirement)) return { conflict };
  return { conflict, ...fitted(context, requirement, asked) };
}

function conflictOf(
  { conflict, answer }: RequirementContext,
  asked: Requirement,
  after: Requirement | undefined,
): RequirementConflict | undefined {
  const isAsked = after !== undefined && isAnswerable(after) && asksTheSame(asked, after);
  if (isAsked || answer === undefined) return undefined;
  return { before: asked, after, typed: conflict?.typed ?? answer };
}

/** An answer that does not fit at all stays to be read; it can be sent no more. */
function fitted(
  { answer, conflict }: RequirementContext,
  requirement: Requirement,
  asked: Requirement,
): Partial<RequirementContext> {
  if (answer === undefined) return {};
  // Typed for the request as it was: with that one back, all of it fits again.
  const source = asksTheSame(asked, requirement) && conflict !== undefined ? conflict.typed : answer;
  const fitting = fitAnswer(source, requirement, asked);
  return fitting === undefined ? { isFitting: false } : { answer: fitting, isFitting: true };
}

/** Entered before anybody knew what is asked: what does not fit answers nothing. */
function firstFit({ answer, isOpen }: RequirementContext, requirement: Requirement): Partial<RequirementContext> {
  return answer === undefined || !isOpen ? {} : { answer: fitAnswer(answer, requirement) };
}

/** Goes on with the request as it is now. */
export function keepAnswer({ conflict, asked }: RequirementContext): Partial<RequirementContext> {
  return { conflict: undefined, asked: conflict?.after ?? asked };
}
