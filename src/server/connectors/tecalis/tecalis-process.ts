import * as v from 'valibot';
import { parse } from '../../../model/index.js';

const operationSchema = v.object({
  type: v.string(),
  state: v.nullish(v.string()),
  total_time: v.nullish(v.number()),
});

/** Only what is needed is read: the number and type of the document, the nationality and the text for operators stay out. */
const processSchema = v.object({
  name: v.nullish(v.string()),
  // Always there; what a running process holds is published nowhere.
  status: v.nullable(v.string()),
  updated_at: v.nullish(v.string()),
  operations: v.nullish(v.array(operationSchema)),
});

const envelopeSchema = v.object({ data: processSchema });

/** One step of a process at Tecalis. Seed 001 shows DOCUMENTS, HOME, OCR, POL and FINISH; the list is taken as open. */
export type TecalisOperation = v.InferOutput<typeof operationSchema>;

/** A process of Tecalis, as the answer of seed 001 holds it under `data`, without what a customer's status does not need. */
export type TecalisProcess = v.InferOutput<typeof processSchema>;

/**
 * Reads a process: an answer with its `data`, or what stands under it, such as the body of a notice or a copy the host keeps.
 * Rejects with `protocol_error` for anything else; nothing of it is in the error.
 */
export function readTecalisProcess(value: unknown): TecalisProcess {
  const isEnvelope = typeof value === 'object' && value !== null && 'data' in value;
  return isEnvelope ? parse(envelopeSchema, value).data : parse(processSchema, value);
}
