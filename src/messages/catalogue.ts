import type { MessageArguments } from './compiled/message-arguments.js';

/** The key of a sentence, for example `status.ACTIVE.title`. */
export type MessageKey = keyof MessageArguments;

/** The values a sentence is filled with. */
export type MessageValues = Readonly<Record<string, string | number | boolean>>;

/** What compiled sentences need of a formatter. */
export interface MessageFormatter {
  plural(count: MessageValue, options: Record<string, InnerText>, type?: 'ordinal'): string;
  select(options: Record<string, InnerText>, value: MessageValue): string;
  number(value: MessageValue): string;
}

type MessageValue = string | number | boolean | undefined;
type InnerText = string | (() => string);

/** A compiled sentence: a string, or a function where it takes values. */
export type CompiledMessage = string | ((args: MessageValues, formatter: MessageFormatter) => string);

/** The compiled sentences of a language. */
export type Catalogue = Readonly<Record<MessageKey, CompiledMessage>>;

/** A language that may lack sentences; English stands in for them. */
export type PartialCatalogue = Readonly<Partial<Record<MessageKey, CompiledMessage | undefined>>>;

/** What `t` takes after the key: nothing, or the values of the sentence. */
export type ArgumentsOf<Key extends MessageKey> = MessageArguments[Key] extends undefined
  ? []
  : [values: NonNullable<MessageArguments[Key]>];
