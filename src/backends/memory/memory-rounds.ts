import {
  type Answer,
  type CustomerSnapshot,
  type DocumentSpec,
  documentFileName,
  hiddenRequirements,
  isAnswerable,
  type NewRequirement,
  type OperatorDecision,
  type Requirement,
  type UploadTarget,
} from '../../model/index.js';
import { attachFile } from '../../model/requirements/index.js';
import {
  completeAction,
  decideRequirement,
  requestInformation,
  type SandboxContext,
  takeAnswers,
} from '../../model/sandbox/index.js';
import type { MemoryAccount } from './memory-account.js';
import { sampleAnswer, samplePicture } from './sample-answers.js';
import { dueIn, SAMPLE_REQUESTS, type SampleRequestName } from './scenarios/requests.js';
import { CUSTOMER, REVIEWER } from './scenarios/tale.js';

/** How a round is asked. */
export interface RoundOptions {
  /** Days from now until the answers are due; unless said, no date but the one a request has of its own. */
  dueInDays?: number | undefined;
}

/** Both sides of a round of requests: what is asked, answered, decided. */
export interface RoundSimulation {
  /** The reviewer asks for these things, well known by name or in words of the caller's own, in one round. */
  requestRound(requests: readonly (SampleRequestName | NewRequirement)[], options?: RoundOptions): CustomerSnapshot;
  /**
   * The customer answers everything that is asked, with made-up answers, pictures and proofs, as if on another device: no
   * call is made and nothing is in its way. Throws `state_conflict` where nothing can be answered.
   */
  answerAll(): CustomerSnapshot;
  /** The reviewer decides about every answer that waits for them. */
  decideAll(decision: OperatorDecision): CustomerSnapshot;
}

/** Rounds of an account. */
export function memoryRounds(account: MemoryAccount): RoundSimulation {
  return {
    requestRound: (asked, { dueInDays } = {}) =>
      account.apply((snapshot, context) => {
        const due = dueInDays === undefined ? {} : { due: dueIn(context.now, dueInDays) };
        const requests = asked.map((request) => ({
          ...(typeof request === 'string' ? SAMPLE_REQUESTS[request] : request),
          ...due,
        }));
        return requestInformation(snapshot, requests, context);
      }, REVIEWER),
    answerAll: () => account.apply((snapshot, context) => answerAsked(snapshot, context, account.files), CUSTOMER),
    decideAll: (decision) =>
      account.apply((snapshot, context) => {
        const waiting = snapshot.requirements.filter(({ status }) => status === 'submitted' || status === 'in_progress');
        return waiting.reduce((next, { id }) => decideRequirement(next, id, decision, context), snapshot);
      }, REVIEWER),
  };
}

/** Files first, then answers in one piece, then the steps elsewhere: the last of them sends the customer to review. */
function answerAsked(snapshot: CustomerSnapshot, context: SandboxContext, files: Map<string, Blob>): CustomerSnapshot {
  const hidden = hiddenRequirements(snapshot.requirements);
  const asked = snapshot.requirements.filter((requirement) => isAnswerable(requirement) && !hidden.has(requirement.id));
  let next = snapshot;
  const answers = asked.flatMap((requirement): Answer[] => {
    const given = giveFiles(next, requirement, context, files);
    next = given.snapshot;
    const answer = given.answer ?? sampleAnswer(requirement);
    return answer === undefined ? [] : [answer];
  });
  const actions = asked.filter(({ spec }) => spec.kind === 'action');
  if (answers.length > 0 || actions.length === 0) next = takeAnswers(next, answers, context);
  const proof = { code: '123456', signature: 'a sample signature' };
  return actions.reduce((before, { id }) => completeAction(before, id, proof, context), next);
}

/** A picture on every side of the first document that would do. */
function giveFiles(
  snapshot: CustomerSnapshot,
  { id: requirementId, spec }: Requirement,
  context: SandboxContext,
  files: Map<string, Blob>,
): { snapshot: CustomerSnapshot; answer?: Answer } {
  const wanted = wantedDocument(spec);
  if (wanted === undefined) return { snapshot };
  const { type: documentType, sides } = wanted.accepted[0] ?? { type: 'attachment', sides: ['single' as const] };
  const fileIds: string[] = [];
  let next = snapshot;
  for (const side of sides) {
    const target: UploadTarget = { requirementId, documentType, side };
    if (holdsAccepted(next, target)) continue;
    const picture = samplePicture();
    const mime = wanted.mime.length === 0 || wanted.mime.includes(picture.type) ? picture.type : (wanted.mime[0] ?? picture.type);
    const stored = { id: context.nextId(), mime, size: picture.size, name: documentFileName(side, mime) };
    next = attachFile(next, target, stored, context);
    files.set(stored.id, picture);
    fileIds.push(stored.id);
  }
  const answer: Answer =
    spec.kind === 'document'
      ? { kind: 'document', requirementId, documentType, fileIds }
      : { kind: 'clarification', requirementId, text: 'An answer.', fileIds };
  return { snapshot: next, answer };
}

function wantedDocument(spec: Requirement['spec']): Omit<DocumentSpec, 'kind'> | undefined {
  if (spec.kind === 'document') return spec;
  const takesFiles = spec.kind === 'clarification' && spec.answer !== 'text' && spec.answer !== 'choice';
  return takesFiles ? (spec.attachment ?? { accepted: [], mime: [] }) : undefined;
}

/** What was accepted before is not given again. */
function holdsAccepted({ documents }: CustomerSnapshot, { requirementId, documentType, side }: UploadTarget): boolean {
  const held = documents.find((document) => document.requirementId === requirementId && document.type === documentType);
  return held?.files.some((file) => file.side === side && file.status === 'accepted') ?? false;
}
