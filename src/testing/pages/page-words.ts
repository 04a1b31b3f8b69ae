import { createTranslator, type MessageKey, type MessageOverrides, type PartialCatalogue } from '../../messages/index.js';
import { PRESENTED_STATUSES, type PresentedStatus } from '../../model/index.js';

/** In which words a page speaks: the same that its provider was given. English unless said. */
export interface PageWordsOptions {
  /** BCP 47. */
  locale?: string | undefined;
  /** The compiled sentences of the locale, from `customer-status-kit/messages/…`. */
  catalogue?: PartialCatalogue | undefined;
  /** The host's own sentences by key. */
  messages?: MessageOverrides | undefined;
  /** The host's own names of features by code. */
  featureLabels?: Readonly<Record<string, string>> | undefined;
}

/** A file's place: the side of the document, and the label of the kind of document where one has to be chosen. */
export interface UploadPlace {
  side?: 'front' | 'back' | 'single' | undefined;
  /** As the customer reads it, for example "Passport". */
  document?: string | undefined;
}

/** Stands for whatever a document is called. */
const ANY = '\u{E000}';

/** The place of a section of the panel whose code is on its way. */
export const SECTION_LOADING = '.csk-customer-status-panel-loading';

/** The words of a page by what they are for. */
export function pageWords({ locale, catalogue, messages, featureLabels = {} }: PageWordsOptions) {
  const { t, find } = createTranslator({ locale, catalogue, overrides: messages });
  const headlines = PRESENTED_STATUSES.map((status) => [t(`status.${status}.title`), status] as const);
  const labelOf = (feature: string) => featureLabels[feature] ?? find(`features.${feature}`) ?? feature;
  return {
    /** Fits the headline of every status and nothing else. */
    headlines: new RegExp(`^(?:${headlines.map(([title]) => escaped(title)).join('|')})$`),
    statusOf: (headline: string | null): PresentedStatus | undefined =>
      headlines.find(([title]) => title === headline?.trim())?.[1],
    lockOf: (feature: string) => t('gate.locked', { feature: labelOf(feature) }),
    fileInput: ({ side = 'single', document = ANY }: UploadPlace) => {
      const slot = t(`document-uploader.slot-${side}`, { document });
      return new RegExp(`^${escaped(t('document-uploader.input-for', { slot })).replace(ANY, '.*')}$`);
    },
    uploaded: new RegExp(`^${escaped(t('document-uploader.state-done'))}`),
    dateParts: (['day', 'month', 'year'] as const).map((part) => t(`rfi-form.${part}`)),
    ...spokenBy(t),
  };
}

function spokenBy(
  t: (key: Extract<MessageKey, `rfi-form.${'review' | 'review-title' | 'send' | 'receipt-title'}` | 'timeline.list'>) => string,
) {
  return {
    review: t('rfi-form.review'),
    reviewTitle: t('rfi-form.review-title'),
    send: t('rfi-form.send'),
    receiptTitle: t('rfi-form.receipt-title'),
    timeline: t('timeline.list'),
  };
}

/** Days, months and years of an ISO date, as they are typed; `undefined` for anything else. */
export function datePartsOf(value: string): string[] | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : [day, month, year];
}

/** As part of an expression. Test libraries make every space a plain one, and some languages have others, as before a colon. */
function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
}
