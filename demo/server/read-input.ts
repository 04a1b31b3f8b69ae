import type { Context } from 'hono';
import * as v from 'valibot';

/** Input that does not have the expected shape; answered with 400. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

const MAX_BYTES = 10_000;

/** The JSON body of a request in its expected shape. Rejects with `BadInput`. */
export async function readInput<Output>(context: Context, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  if (Number(context.req.header('content-length') ?? MAX_BYTES + 1) > MAX_BYTES) throw new BadInput('too large');
  const body: unknown = await context.req.json().catch(() => {
    throw new BadInput('no JSON');
  });
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw new BadInput('unexpected shape');
}
