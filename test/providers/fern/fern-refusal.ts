import type { SimulatedAnswer } from '../simulated-server.ts';

/** The three shapes of errors that Fern's pages show. */
export type FernErrorShape = 'published' | 'nested' | 'flat';

/** Why a request is refused. */
export interface FernRefusal {
  status: number;
  code: string;
  /** Texts for developers: they repeat what was sent, as real ones do. */
  message: string;
  issues?: { path: (string | number)[]; message: string }[];
  retryAfter?: number;
  headers?: Record<string, string>;
}

/** The refusal in one of the shapes. */
export function toAnswer(refusal: FernRefusal, shape: FernErrorShape): SimulatedAnswer {
  const { status, headers } = refusal;
  const retry = refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
  return { status, headers: { ...headers, ...retry }, body: bodyOf(refusal, shape) };
}

function bodyOf({ status, code, message, issues = [], retryAfter }: FernRefusal, shape: FernErrorShape): unknown {
  if (shape === 'published') return { code, message, details: { issues } };
  if (shape === 'flat') return { error: code === 'VALIDATION_ERROR' ? 'BAD_REQUEST' : code, message, statusCode: status };
  const last = issues[0]?.path.at(-1);
  const field = typeof last === 'string' ? { field: last } : {};
  return {
    error: {
      code,
      message,
      details: issues[0]?.message ?? message,
      ...field,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  };
}

/** Thrown inside the simulation, answered at its edge. */
export class Refused extends Error {
  readonly refusal: FernRefusal;

  constructor(refusal: FernRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
