'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { prepareImage, type DroppedFiles, type FileLimits } from '../../files/index.js';
import { CustomerStatusError, type DocumentSide } from '../../model/index.js';
import { type ChoiceRules, type ChosenFile, chooseFiles, type SlotFault, type StandingFile } from './choose-files.js';
import { hashBeside } from './hash-beside.js';
import { isUnderway, type SlotItem } from './slot-items.js';
import type { SlotView } from './upload-view.js';
import type { DocumentUpload } from './use-document-upload.js';

/** The taking of files into one slot. */
export interface TakenFiles {
  /** True while a chosen file is read and checked. */
  checking: boolean;
  faults: readonly SlotFault[];
  /** In a place for one file a later call beats an earlier one that is still being checked; elsewhere each has its turn. */
  take: (chosen: DroppedFiles) => Promise<void>;
  clearFaults: () => void;
}

const QUIET: Pick<TakenFiles, 'checking' | 'faults'> = { checking: false, faults: [] };

/** Checks files, makes room for them and sends them; `onSent` hears of each. */
export function useTakenFiles(
  upload: DocumentUpload,
  slot: SlotView,
  onSent: (uploadId: string, file: File) => void,
): TakenFiles {
  /** What is being checked and still wanted, in its order. */
  const checks = useRef(new Set<Promise<Choice>>());
  const [state, setState] = useState(QUIET);
  useEffect(() => {
    const { current } = checks;
    return () => current.clear();
  }, []);
  const take = async (chosen: DroppedFiles): Promise<void> => {
    if (!upload.editable || upload.document === undefined) return;
    const folder: SlotFault[] = chosen.folders > 0 ? [{ code: 'folder' }] : [];
    if (chosen.files.length + folder.length === 0) return;
    const { current: wanted } = checks;
    if (slot.capacity === 1) wanted.clear();
    const isFirst = wanted.size === 0;
    setState((before) => ({ checking: true, faults: isFirst ? [] : before.faults }));
    const check = chooseAfter([...wanted], chosen.files, rulesFor(upload, slot));
    wanted.add(check);
    const { taken, faults } = await check;
    if (!wanted.delete(check)) return;
    const checking = wanted.size > 0;
    setState((before) => ({ checking, faults: [...before.faults, ...faults, ...folder] }));
    if (taken.length > 0 && slot.capacity === 1) makeRoom(upload, slot.items);
    for (const file of taken) onSent(send(upload, slot.uploadSide, file), file.copy);
  };
  const clearFaults = useCallback(() => setState(({ checking }) => ({ checking, faults: [] })), []);
  return { ...state, take, clearFaults };
}

type Choice = Awaited<ReturnType<typeof chooseFiles>>;

/** Files chosen before, which are still being checked, have their room first. */
async function chooseAfter(earlier: readonly Promise<Choice>[], files: readonly File[], rules: ChoiceRules): Promise<Choice> {
  const ahead = (await Promise.all(earlier)).flatMap(({ taken }) => taken);
  const besides = ahead.map(({ original }) => ({ name: original.name, blob: original }));
  return chooseFiles(files, { ...rules, room: rules.room - ahead.length, beside: [...rules.beside, ...besides] });
}

/** In a slot for one file, a new one takes the place of the old. */
function rulesFor(upload: DocumentUpload, { side, items, capacity }: SlotView): ChoiceRules {
  const standing = items.filter((item) => item.state !== 'refused');
  const others = upload.slots.filter((slot) => slot.side !== side).flatMap((slot) => slot.items);
  return {
    limits: limitsOf(upload),
    converter: upload.convertImage,
    room: capacity === 1 ? 1 : capacity - standing.length,
    beside: standingFiles(
      upload,
      standing.filter((item) => item.state !== 'failed'),
    ),
    elsewhere: standingFiles(upload, others),
  };
}

function standingFiles(upload: DocumentUpload, items: readonly SlotItem[]): StandingFile[] {
  return items.flatMap((item) => {
    const blob = upload.originals.get(item.upload?.id ?? '');
    return blob === undefined ? [] : [{ name: item.name ?? '', blob }];
  });
}

function limitsOf({ ask, client }: DocumentUpload): FileLimits {
  const maxBytes = Math.min(ask.maxBytes ?? Infinity, client.getCapabilities()?.upload?.maxBytes ?? Infinity);
  return { ...ask, maxBytes: Number.isFinite(maxBytes) ? maxBytes : undefined };
}

function send(upload: DocumentUpload, side: DocumentSide, { copy, original }: ChosenFile): string {
  const { client, requirement, ask, document } = upload;
  const mime = ask.mime.length > 0 ? ask.mime : undefined;
  const prepare = async (file: File, signal: AbortSignal) => {
    const prepared = await prepareImage(file, { ...limitsOf(upload), mime }, signal);
    if (prepared.size > (limitsOf(upload).maxBytes ?? Infinity)) throw new CustomerStatusError('file_too_large');
    await hashBeside(prepared, signal);
    return prepared;
  };
  const target = { requirementId: requirement.id, documentType: document?.type ?? '', side };
  const id = client.upload(target, copy, { prepare });
  upload.originals.set(id, original);
  return id;
}

function makeRoom(upload: DocumentUpload, items: readonly SlotItem[]): void {
  for (const item of items) {
    if (item.borrowed === true) upload.unuse(item);
    if (item.upload !== undefined && isUnderway(item)) upload.client.cancelUpload(item.upload.id);
  }
}
