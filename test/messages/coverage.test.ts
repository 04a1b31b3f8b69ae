import { describe, expect, it } from 'vitest';
import { createTranslator, customerReasonWords, errorWords, getCustomerMessage, reasonWords } from '../../src/messages/index.js';
import {
  CONFIDENTIAL_REASON_CODES,
  CUSTOMER_STATUS_ERROR_CODES,
  CUSTOMER_STATUSES,
  CustomerStatusError,
  DEFAULT_FEATURES,
  LIFECYCLE_EVENT_TYPES,
  PRESENTED_STATUSES,
  REASON_CODES,
  REQUIREMENT_STATUSES,
  SUBSTATUSES,
} from '../../src/model/index.js';

const words = createTranslator();

/** Seed 003, "User experience messages", word for word. */
const SEED = {
  CREATED: ['Complete your profile', 'Add your information to begin verification.', 'Complete Profile'],
  UNDER_REVIEW: [
    'Verification in progress',
    'We are reviewing your information. This typically takes 1-3 business days.',
    'Check Status',
  ],
  NEEDS_ADDITIONAL_INFORMATION: [
    'Action required',
    'We need additional information to complete your verification.',
    'Provide Information',
  ],
  ACTIVE: ['Account active', 'Your account is verified and ready to use!', 'Get Started'],
  REJECTED: [
    'Verification unsuccessful',
    'We were unable to verify your account. Contact support for assistance.',
    'Contact Support',
  ],
  DEACTIVATED: [
    'Account deactivated',
    'Your account is currently deactivated. Contact support to reactivate.',
    'Contact Support',
  ],
};

describe('getCustomerMessage', () => {
  it.each(CUSTOMER_STATUSES)('says about %s exactly what the seed says', (status) => {
    const [title, message, action] = SEED[status];
    expect(getCustomerMessage(status)).toEqual({ title, message, action });
  });

  it.each(['PAUSED', '', undefined, null, 7])('has words of its own for %s, which is no status', (value) => {
    expect(getCustomerMessage(value).title).toBe('We are checking your account');
  });
});

describe('the words', () => {
  it.each([
    ['status', PRESENTED_STATUSES.map((code) => `status.${code}.label`)],
    ['next step', PRESENTED_STATUSES.map((code) => `banner.next.${code}`)],
    ['substatus', SUBSTATUSES.map((code) => `substatus.${code}`)],
    ['reason', REASON_CODES.map((code) => `reasons.${code}`)],
    ['reason at the desk', REASON_CODES.map((code) => `operator.reason-code.${code}`)],
    ['error', CUSTOMER_STATUS_ERROR_CODES.map((code) => `errors.${code}`)],
    ['feature', Object.keys(DEFAULT_FEATURES).map((name) => `features.${name}`)],
    ['requirement status', REQUIREMENT_STATUSES.map((code) => `requirement-status.${code}`)],
    [
      'event',
      LIFECYCLE_EVENT_TYPES.flatMap((type) =>
        type === 'status_changed' ? PRESENTED_STATUSES.map((code) => `timeline.status.${code}`) : [`timeline.${type}`],
      ),
    ],
  ])('cover every %s', (_, keys) => {
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });

  it('keep a badge to one or two words', () => {
    for (const status of PRESENTED_STATUSES) expect(words.t(`status.${status}.label`).split(' ').length).toBeLessThanOrEqual(2);
  });

  it.each(CONFIDENTIAL_REASON_CODES)('tell nothing about %s, whatever the backend wrote', (code) => {
    const reason = { code, message: 'Hit on list X', audience: 'customer' as const };
    expect(reasonWords(reason, words).text).not.toMatch(/list|fraud|sanction|screen|tamper|complian/i);
    expect(reasonWords(reason, words)).toEqual(reasonWords({ code: 'other', audience: 'customer' }, words));
  });

  it('show a backend text for other reasons, and general words for a code they do not know', () => {
    const told = { code: 'data_invalid', message: { default: 'Bitte prüfen', lang: 'de' }, audience: 'customer' as const };
    expect(reasonWords(told, words)).toEqual({ text: 'Bitte prüfen', lang: 'de' });
    expect(reasonWords({ code: 'brand_new', audience: 'customer' }, words).text).toBe(words.t('reasons.other'));
  });

  it('tell an operator each reason apart', () => {
    const labels = REASON_CODES.map((code) => words.t(`operator.reason-code.${code}`));
    expect(new Set(labels).size).toBe(REASON_CODES.length);
  });

  it('leave out what is meant for operators, and say the same sentence once', () => {
    const shown = customerReasonWords(
      [
        { code: 'data_invalid', audience: 'customer' },
        { code: 'data_invalid', audience: 'customer' },
        { code: 'other', message: 'Internal note', audience: 'operator' },
      ],
      words,
    );
    expect(shown.map(({ text }) => text)).toEqual(['This does not look right. Please check what you entered.']);
  });

  it('say what to do about a reason, but not where nothing can be done any more', () => {
    const reason = { code: 'data_mismatch', audience: 'customer' } as const;
    expect(reasonWords(reason, words).text).toBe('Some details do not match our records. Please check them.');
    expect(reasonWords(reason, words, { isFinal: true }).text).toBe('Some details do not match our records.');
  });

  it('look an error up by its code and never show its own message', () => {
    const error = new CustomerStatusError('network', { message: 'fetch failed at 10.0.0.1' });
    expect(errorWords(error, words)).toBe('We could not reach the service. Please check your connection and try again.');
  });
});
