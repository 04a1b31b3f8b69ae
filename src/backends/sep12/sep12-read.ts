import { type Clock, type CustomerSnapshot, CustomerStatusError, type ReadOptions } from '../../model/index.js';
import type { ReadAnswer, Sep12Client } from './sep12-client.js';
import type { Sep12BackendOptions, Sep12Customer, Sep12Type } from './sep12-options.js';
import type { Sep12Session } from './sep12-session.js';
import { showAnswers, type SnapshotParts } from './sep12-snapshot.js';

const MAX_FILE_BYTES = 10_000_000;
const MIME = ['image/jpeg', 'image/png', 'application/pdf'] as const;

/** Reads customers and knows who they are to the anchor. */
export interface Sep12Reader {
  read: (session: Sep12Session, options?: ReadOptions) => Promise<CustomerSnapshot>;
  /** Who a write is about: the anchor's own id where it has told one. */
  who: (session: Sep12Session) => Sep12Customer;
  maxBytes: number;
}

/** Reads each type by itself and shows them as one customer. */
export function sep12Reader(client: Sep12Client, options: Sep12BackendOptions, clock: Clock): Sep12Reader {
  const types = (options.types ?? []).map((type): Sep12Type => (typeof type === 'string' ? { id: type } : type));
  const maxBytes = options.maxFileBytes ?? MAX_FILE_BYTES;
  const parts: SnapshotParts = {
    types,
    primaryType: options.primaryType,
    customerType: options.customerType,
    limits: { mime: options.mime ?? MIME, maxBytes },
    now: () => clock.now(),
  };
  const named = (customerId: string): Sep12Customer => options.identify?.(customerId) ?? bareCustomer(options);
  const readTypes = (who: Sep12Customer, lang: string, signal: AbortSignal | undefined) => {
    const asked = types.length === 0 ? [undefined] : types.map(({ id }) => id);
    return Promise.all(asked.map(async (type) => ({ type, read: await client.get(who, { type, lang, signal }) })));
  };
  return {
    maxBytes,
    who: (session) => (session.anchorId === undefined ? named(session.customerId) : { id: session.anchorId }),
    async read(session, { locale, signal } = {}) {
      session.locale = locale ?? session.locale;
      const turn = (session.reads.begun += 1);
      const lang = languageOf(session.locale ?? options.lang ?? 'en');
      const own = named(session.customerId);
      let answers = await readTypes(session.anchorId === undefined ? own : { id: session.anchorId }, lang, signal);
      const isUnknown = answers.every(({ read }) => read === undefined);
      if (isUnknown && own.id !== undefined) throw notFound();
      // An id that was learnt here may be gone since: what the token says still holds.
      if (isUnknown && session.anchorId !== undefined) answers = await readTypes(own, lang, signal);
      if (turn < session.reads.shown && session.latest !== undefined) return session.latest.snapshot;
      session.reads.shown = turn;
      session.anchorId = idOf(answers);
      return showAnswers(session, answers, parts);
    },
  };
}

function bareCustomer({ account, memo, memoType }: Sep12BackendOptions): Sep12Customer {
  return { account, memo, memoType };
}

function idOf(answers: readonly { read: ReadAnswer | undefined }[]): string | undefined {
  return answers.find(({ read }) => read?.answer.id !== undefined)?.read?.answer.id;
}

/** ISO 639-1, as the standard wants it. */
function languageOf(locale: string): string {
  return locale.split('-', 1)[0]?.toLowerCase() ?? 'en';
}

function notFound(): CustomerStatusError {
  return new CustomerStatusError('not_found', { message: 'the anchor does not know the id that `identify` gave' });
}
