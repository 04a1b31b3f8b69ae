export type { CompiledMessage, MessageKey, PartialCatalogue } from './catalogue.js';
export { badge as badgeEnglish } from './compiled/en/badge.js';
export { getCustomerMessage } from './customer-message.js';
export { type DateStyle, formatDistance } from './dates.js';
export { errorWords, fieldErrorWords } from './error-words.js';
export { directionOf } from './locale.js';
export type { MessageOverride, MessageOverrides, TranslateHook } from './lookup.js';
export {
  codeWords,
  customerReasonWords,
  type ReasonWordsOptions,
  reasonWords,
  refusalWords,
  specificReasonWords,
} from './reason-words.js';
export { makeTranslator, type Translator, type TranslatorOptions } from './make-translator.js';
export { en } from './en.js';
export { bannerEnglish } from './banner-english.js';
export { cameraEnglish } from './camera-english.js';
export { formEnglish } from './form-english.js';
export { gateEnglish } from './gate-english.js';
export { operatorEnglish } from './operator-english.js';
export { panelEnglish } from './panel-english.js';
export { supportEnglish } from './support-english.js';
export { textEnglish } from './text-english.js';
export { uploaderEnglish } from './uploader-english.js';
export { type CustomerMessage, statusMessage } from './status-message.js';
export { timelineEnglish } from './timeline-english.js';
export { createTranslator } from './translator.js';
export { unbroken } from './unbroken.js';
