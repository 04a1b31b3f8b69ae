import type { AnchorFile } from './anchor-body.ts';
import type { AnchorField } from './anchor-fields.ts';

/** What an anchor thinks of a field that it has. */
export type FieldStatus = 'ACCEPTED' | 'PROCESSING' | 'REJECTED' | 'VERIFICATION_REQUIRED';

/** A customer as the simulation keeps one. */
export interface AnchorRecord {
  id: string;
  account: string;
  memo: string | undefined;
  values: Map<string, string | AnchorFile>;
  statuses: Map<string, { status: string; error?: string | undefined }>;
  /** What is asked of this customer alone. */
  extra: Record<string, AnchorField>;
  /** A decision of the anchor's staff about a type, or about all (`*`). */
  decisions: Map<string, { status: string; message?: string | undefined }>;
}

/** What the answer of `GET /customer` is made with. */
export interface AnswerParts {
  type: string;
  asked: Record<string, AnchorField>;
  lang: string;
  tellsProvided: boolean;
}

/** The answer of `GET /customer`. */
export function customerAnswer(record: AnchorRecord | undefined, parts: AnswerParts): Record<string, unknown> {
  const { asked, lang } = parts;
  const all = { ...asked, ...record?.extra };
  const missing = Object.entries(all).filter(([name]) => record?.values.has(name) !== true);
  const fields = Object.fromEntries(missing.map(([name, field]) => [name, shown(field, lang)]));
  if (record === undefined) return { status: 'NEEDS_INFO', fields };
  const provided = Object.entries(all).filter(([name]) => record.values.has(name));
  const toldFields = provided.map(([name, field]) => [name, { ...shown(field, lang), ...record.statuses.get(name) }]);
  const decision = decisionOf(record, parts.type, all);
  return {
    id: record.id,
    ...decision,
    ...(missing.length === 0 || decision.status === 'REJECTED' ? {} : { fields }),
    ...(parts.tellsProvided ? { provided_fields: Object.fromEntries(toldFields) } : {}),
  };
}

function decisionOf(record: AnchorRecord, type: string, all: Record<string, AnchorField>) {
  const decided = record.decisions.get(type) ?? record.decisions.get('*');
  if (decided !== undefined) return decided;
  const isOpen = Object.entries(all).some(([name, { optional = false }]) => {
    const status = record.statuses.get(name)?.status;
    return (!optional && !record.values.has(name)) || status === 'REJECTED' || status === 'VERIFICATION_REQUIRED';
  });
  return isOpen
    ? { status: 'NEEDS_INFO' }
    : { status: 'PROCESSING', message: 'The photo id is looked at by a person. This takes one to two business days.' };
}

function shown({ translations, ...field }: AnchorField, lang: string): AnchorField {
  const description = translations?.[lang] ?? field.description;
  return { ...field, ...(description === undefined ? {} : { description }) };
}
