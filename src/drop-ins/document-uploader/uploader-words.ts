import { FILE_EXTENSIONS, safeDisplayName, takenTypes } from '../../files/index.js';
import { unbroken } from '../../messages/index.js';
import type { AcceptedDocument, DocumentSide } from '../../model/index.js';
import type { SlotFault, SlotItem } from '../../react/document-uploader/index.js';
import { ATTACHMENT_TYPE, progressOf } from '../../react/document-uploader/index.js';
import type { Words } from '../provider/index.js';

/** "JPG, PNG or PDF". */
export function typesInWords(mime: readonly string[] | undefined, words: Words): string {
  const names = takenTypes(mime).map((type) => FILE_EXTENSIONS[type][0]?.toUpperCase() ?? type);
  return new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(names);
}

/** What there is of the parts, one beside the other as the language writes it. */
export function joined(parts: readonly string[], words: Words): string {
  const there = parts.filter((part) => part !== '');
  return there.length === 0 ? '' : there.reduce((first, second) => words.t('common.beside', { first, second }));
}

/** The name of a kind of document: the backend's own, else the kit's for the code. */
export function documentInWords(document: AcceptedDocument, words: Words): string {
  const own = words.text(document.label).text;
  if (own !== '') return own;
  if (document.type === ATTACHMENT_TYPE) return words.t('rfi-form.attachment');
  return words.find(`term.${document.type}`) ?? words.t('document-type.other');
}

/** The name of a side of a document. */
export function slotInWords(document: AcceptedDocument, side: DocumentSide, words: Words): string {
  return words.t(`document-uploader.slot-${side}`, { document: documentInWords(document, words) });
}

/** What is wrong with a chosen file and what to do; with the file's name where several were chosen. */
export function faultInWords(fault: SlotFault, words: Words): string {
  if (fault.code === 'surplus') {
    const names = words.list(fault.names.map((name) => shownName(name, words)));
    return words.t('document-uploader.fault-surplus', { count: fault.names.length, names });
  }
  if (fault.code === 'same_as_other_side') return words.t('document-uploader.fault-same_as_other_side');
  const text = fileFaultInWords(fault, words);
  const isNamed = fault.name !== undefined && fault.code !== 'same_file';
  return isNamed ? words.t('document-uploader.fault-of', { name: shownName(fault.name ?? '', words), fault: text }) : text;
}

function fileFaultInWords(fault: Exclude<SlotFault, { code: 'surplus' | 'same_as_other_side' }>, words: Words): string {
  if (fault.code === 'same_file') return words.t('document-uploader.fault-same_file', { first: shownName(fault.first, words) });
  const size = words.fileSize(fault.limitBytes ?? 0);
  const types = typesInWords(fault.accepted, words);
  if (fault.code === 'too_small' || fault.code === 'too_large') return words.t(`document-uploader.fault-${fault.code}`, { size });
  if (fault.code === 'type_unsupported' || fault.code === 'type_mismatch')
    return words.t(`document-uploader.fault-${fault.code}`, { types });
  if (fault.code !== 'pixels_too_few') return words.t(`document-uploader.fault-${fault.code}`);
  const { width, height } = fault.limitPixels ?? { width: 0, height: 0 };
  return words.t('document-uploader.fault-pixels_too_few', { width: words.number(width), height: words.number(height) });
}

/** A customer's name for a file fit to show. */
export function shownName(name: string | undefined, words: Words): string {
  return safeDisplayName(name ?? '') || words.t('document-uploader.unnamed');
}

/** The name of an item fit to show. */
export function itemName(item: Pick<SlotItem, 'name'>, words: Words): string {
  return shownName(item.name, words);
}

/** Where an item is, in words; `secondsLeft` until it is tried again. */
export function itemState(item: SlotItem, words: Words, secondsLeft?: number): string {
  const { state } = item;
  const progress = progressOf(item);
  const percent = progress === undefined ? undefined : words.number(progress, { style: 'percent' });
  if (state === 'waiting') return waitingInWords(item, words, secondsLeft);
  if (state === 'paused')
    return percent === undefined
      ? words.t('document-uploader.state-paused')
      : words.t('document-uploader.state-paused-at', { percent });
  if (state !== 'sending') return words.t(`document-uploader.state-${state}`);
  return percent === undefined
    ? words.t('document-uploader.state-sending-unknown')
    : words.t('document-uploader.state-sending', { percent });
}

function waitingInWords({ upload }: SlotItem, words: Words, secondsLeft: number | undefined): string {
  if (upload?.waitingFor === 'connection') return words.t('document-uploader.state-waiting-connection');
  if (secondsLeft === undefined) return words.t('document-uploader.state-waiting');
  const time = unbroken(words.number(secondsLeft, { style: 'unit', unit: 'second', unitDisplay: 'short' }));
  return words.t('document-uploader.state-retry-in', { time });
}
