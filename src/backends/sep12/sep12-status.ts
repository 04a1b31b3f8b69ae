import type { Reason, StatusInfo } from '../../model/index.js';
import type { Sep12CustomerAnswer } from './sep12-answers.schema.js';
import { isFile } from './sep12-fields.js';
import type { ReadAnswer } from './sep12-client.js';

const BASE = { terminal: false, recovery: 'none', editable: false } as const;

/**
 * Where a customer stands for one type: a function of the whole answer. An anchor that does not know the customer (404) has
 * a new one. A status that the standard does not list is `UNKNOWN`, with everything closed.
 */
export function statusOf(read: ReadAnswer | undefined): StatusInfo {
  if (read === undefined)
    return {
      ...BASE,
      status: 'CREATED',
      substatus: 'awaiting_submission',
      recovery: 'self',
      reasons: [],
      provider: named('404'),
    };
  const { answer, lang } = read;
  const common = { ...BASE, reasons: reasonsOf(answer.message, lang), provider: named(answer.status) };
  const editable = isAsking(answer);
  switch (answer.status) {
    case 'NEEDS_INFO':
      return isNew(answer)
        ? { ...common, status: 'CREATED', substatus: 'awaiting_submission', recovery: 'self', editable }
        : { ...common, status: 'NEEDS_ADDITIONAL_INFORMATION', substatus: whatIsNeeded(answer), recovery: 'self', editable };
    case 'PROCESSING':
      return { ...common, status: 'UNDER_REVIEW', editable };
    case 'ACCEPTED': {
      const isWhole = Object.values(answer.fields).every(({ optional }) => optional);
      return { ...common, status: 'ACTIVE', ...(isWhole ? {} : { substatus: 'requirements_upcoming' }), editable };
    }
    case 'REJECTED':
      return { ...common, status: 'REJECTED', terminal: true };
    default:
      return { ...common, status: 'UNKNOWN', substatus: 'unknown_provider_status', recovery: 'support' };
  }
}

const ASKING = ['NEEDS_INFO', 'PROCESSING', 'ACCEPTED'];

/** True where there is something to do now: a field that is asked or was refused, a code to enter. */
function isAsking({ status, fields, provided_fields: provided = {} }: Sep12CustomerAnswer): boolean {
  if (!ASKING.includes(status)) return false;
  const waits = Object.values(provided).some((field) => field.status === 'REJECTED' || field.status === 'VERIFICATION_REQUIRED');
  return Object.keys(fields).length > 0 || (status === 'NEEDS_INFO' && waits);
}

/** Nobody who has given something is new. An anchor that does not tell what it was given knows the customer by an id. */
function isNew({ id, provided_fields: provided }: Sep12CustomerAnswer): boolean {
  return provided === undefined ? id === undefined : Object.keys(provided).length === 0;
}

function whatIsNeeded({ fields, provided_fields: provided = {} }: Sep12CustomerAnswer): string {
  const refused = Object.entries(provided).filter(([, { status }]) => status === 'REJECTED');
  if (refused.some(([name, field]) => isFile(name, field))) return 'document_rejected';
  if (refused.length > 0) return 'resubmission_requested';
  return Object.entries(fields).some(([name, field]) => isFile(name, field)) ? 'documents_required' : 'information_required';
}

function reasonsOf(message: string | undefined, lang: string): Reason[] {
  if (message === undefined || message === '') return [];
  return [{ code: 'other', message: { default: message, lang }, audience: 'customer' }];
}

function named(value: string): NonNullable<StatusInfo['provider']> {
  return { name: 'sep12', value };
}
