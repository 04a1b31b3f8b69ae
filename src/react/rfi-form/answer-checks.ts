import type { Answer, FieldSpec, Requirement } from '../../model/index.js';
import { isEmptyAnswer, type AnswerFault } from './check-answer.js';
import type { ReportField } from './field-reports.js';
import { finishAnswer } from './finish-answer.js';
import { createPatterns, type Patterns } from './patterns.js';
import { runValidator, type Validators, validatorOf, valueToValidate } from './validators.js';

/** The checks of an answer that cannot be told from the answer alone: patterns of the backend, validators of the host. */
export interface AnswerChecks {
  /** What is known to be wrong now. Runs patterns that are ready, and no validator. */
  faultsOf: (requirement: Requirement, answer: Answer | undefined) => readonly AnswerFault[];
  /** Loads what the patterns of these requests need. A promise while that is under way; it never rejects. */
  prepare: (asked: readonly AskedAnswer[]) => Promise<void> | undefined;
  /** Runs what has to be run for these answers. A promise when some of it answers later; it never rejects. */
  run: (asked: readonly AskedAnswer[]) => Promise<void> | undefined;
  /** Rises when `faultsOf` may say something else. */
  getRevision: () => number;
}

/** A request and what is to be sent for it. */
export interface AskedAnswer {
  requirement: Requirement;
  answer: Answer | undefined;
}

/** What the checks of one form need. */
export interface AnswerChecksOptions {
  getValidators: () => Validators | undefined;
  report: ReportField;
  /** Called when what `faultsOf` says may be different from before. */
  onChange: () => void;
  patterns?: Patterns | undefined;
}

interface Judgement {
  /** The answer it is about, as text. */
  about: string;
  /** Absent while it is not known. */
  faults?: readonly AnswerFault[] | undefined;
  waiting?: Promise<void> | undefined;
}

const NONE: readonly AnswerFault[] = [];

/** Patterns belong to the page: compiled once, and the engine loaded once. */
const PAGE_PATTERNS = createPatterns();

/** The checks of one form. An answer that changes while a validator looks at it is not told what was found. */
export function createAnswerChecks(options: AnswerChecksOptions): AnswerChecks {
  const { patterns = PAGE_PATTERNS, report } = options;
  let revision = 0;
  const onChange = () => {
    revision += 1;
    options.onChange();
  };
  const judgements = new Map<string, Judgement>();
  const judge = ({ requirement, answer }: AskedAnswer): Promise<void> | undefined => {
    const validator = validatorOf(requirement, options.getValidators());
    const value = valueToValidate(finishAnswer(requirement, answer));
    if (validator === undefined || value === undefined || isEmptyAnswer(answer)) return undefined;
    const about = JSON.stringify(answer);
    const known = judgements.get(requirement.id);
    if (known?.about === about) return known.waiting;
    const judgement: Judgement = { about };
    judgements.set(requirement.id, judgement);
    const settle = (faults: readonly AnswerFault[]) => {
      judgement.faults = faults;
      judgement.waiting = undefined;
      if (judgements.get(requirement.id) === judgement) onChange();
    };
    const found = runValidator(validator, value, requirement, report);
    if (found instanceof Promise) judgement.waiting = found.then(settle);
    else settle(found);
    return judgement.waiting;
  };
  const prepare: AnswerChecks['prepare'] = (asked) => loadPatterns(asked, patterns, report)?.then(onChange);
  return {
    faultsOf(requirement, answer) {
      const faults = patternFaults(requirement, answer, patterns);
      const judgement = judgements.get(requirement.id);
      if (faults.length > 0 || judgement?.faults === undefined) return faults;
      return judgement.about === JSON.stringify(answer) ? judgement.faults : faults;
    },
    getRevision: () => revision,
    prepare,
    run(asked) {
      const waiting = [prepare(asked), ...asked.map(judge)].filter((promise) => promise !== undefined);
      return waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined);
    },
  };
}

/** Inputs whose values the backend's pattern is for. Dates, numbers and choices have a form of their own. */
const WITH_PATTERN: ReadonlySet<string> = new Set(['text', 'long_text', 'email', 'phone', 'tax_id']);

function patternOf({ spec }: Requirement): { spec: FieldSpec; pattern: string } | undefined {
  if (spec.kind !== 'field' || spec.pattern === undefined || !WITH_PATTERN.has(spec.input)) return undefined;
  return { spec, pattern: spec.pattern };
}

function patternFaults(requirement: Requirement, answer: Answer | undefined, patterns: Patterns): readonly AnswerFault[] {
  const asked = patternOf(requirement);
  if (asked === undefined || asked.spec.immutable || isEmptyAnswer(answer)) return NONE;
  const value = valueToValidate(finishAnswer(requirement, answer));
  const found = patterns.find(asked.pattern);
  if (typeof value !== 'string' || !('fits' in found) || found.fits(value)) return NONE;
  return [{ code: 'pattern', part: 'value', example: asked.spec.example }];
}

function loadPatterns(asked: readonly AskedAnswer[], patterns: Patterns, report: ReportField): Promise<void> | undefined {
  const all = asked.flatMap(({ requirement }) => {
    const own = patternOf(requirement);
    return own === undefined ? [] : [{ requirementId: requirement.id, path: own.spec.path, detail: own.pattern }];
  });
  const tell = () => {
    for (const one of all) {
      if (patterns.find(one.detail).engine === 'refused') report({ code: 'pattern_refused', ...one });
    }
  };
  if (all.some(({ detail }) => patterns.find(detail).engine === 'pending')) return patterns.load().then(tell);
  tell();
  return undefined;
}
