export type { MessageKey, PartialCatalogue } from './catalogue.js';
export { type CustomerMessage, getCustomerMessage } from './customer-message.js';
export type { DateStyle } from './dates.js';
export { errorWords, fieldErrorWords } from './error-words.js';
export { directionOf } from './formatters.js';
export type { MessageOverride, MessageOverrides, TranslateHook } from './lookup.js';
export { customerReasonWords, reasonWords, specificReasonWords } from './reason-words.js';
export { createTranslator, type Translator, type TranslatorOptions } from './translator.js';
