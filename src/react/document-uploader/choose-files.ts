import { convertPicture, takeFile, type FileFault, type FileLimits, type ImageConverter } from '../../files/index.js';
import { findSameBytes } from './same-bytes.js';
import { canConvert } from './show-picture.js';

/**
 * What a slot has to say about chosen files: a fault, with the file's name where several were chosen; the same bytes again,
 * with the name of the first; files for which there was no room; or a likely slip that is let pass.
 */
export type SlotFault =
  | (FileFault & { name?: string | undefined })
  | { code: 'same_file'; name: string; first: string }
  | { code: 'surplus'; names: readonly string[] }
  | { code: 'same_as_other_side' };

type FaultOfOne = FileFault | Extract<SlotFault, { code: 'same_file' }>;

/** A file that was taken. */
export interface ChosenFile {
  /** A copy in memory. */
  copy: File;
  original: File;
}

/** A file that stands in a slot. */
export interface StandingFile {
  name: string;
  blob: Blob;
}

/** What files are held against. */
export interface ChoiceRules {
  limits: FileLimits;
  /** Makes an accepted picture of one that is not. */
  converter?: ImageConverter | undefined;
  /** For how many files there is room. */
  room: number;
  /** What stands in the slot. */
  beside: readonly StandingFile[];
  /** What stands in the other slots. */
  elsewhere: readonly StandingFile[];
}

/** The first good files for which there is room, and what is to be said about the others. Never throws. */
export async function chooseFiles(
  files: readonly File[],
  rules: ChoiceRules,
): Promise<{ taken: ChosenFile[]; faults: SlotFault[] }> {
  const { room, beside, elsewhere } = rules;
  const taken: ChosenFile[] = [];
  const faults: SlotFault[] = [];
  let seen = 0;
  for (const original of files) {
    if (taken.length >= room) break;
    seen += 1;
    const standing = [...beside, ...taken.map(({ original: blob }) => ({ name: blob.name, blob }))];
    // oxlint-disable-next-line no-await-in-loop -- one after the other: the first good one is kept, one is in memory at a time
    const result = await takeOne(original, rules, standing);
    const told = 'faults' in result ? result.faults : result.warnings;
    faults.push(...told.map((fault) => named(fault, files.length > 1, original)));
    if (!('faults' in result)) taken.push(result);
  }
  if (await isOnOtherSide(taken, elsewhere)) faults.push({ code: 'same_as_other_side' });
  const names = files.slice(seen).map(({ name }) => name);
  return { taken, faults: names.length > 0 ? [...faults, { code: 'surplus', names }] : faults };
}

async function takeOne(
  original: File,
  { limits, converter }: ChoiceRules,
  standing: readonly StandingFile[],
): Promise<(ChosenFile & { warnings: readonly FileFault[] }) | { faults: FaultOfOne[] }> {
  const result = await takeConverted(original, limits, converter);
  if ('faults' in result) return result;
  const first = await findSameBytes(original, standing);
  if (first !== undefined) return { faults: [{ code: 'same_file', name: original.name, first: first.name }] };
  return { copy: result.file, original, warnings: result.warnings };
}

/** A picture of a type that is not asked for, and that the converter takes, becomes one that is. */
async function takeConverted(original: File, limits: FileLimits, converter: ImageConverter | undefined) {
  const result = await takeFile(original, limits, { willResize: true });
  const detected = 'faults' in result ? result.faults.find(({ code }) => code === 'type_unsupported')?.detected : undefined;
  if (converter === undefined || detected === undefined || !canConvert({ type: detected }, converter)) return result;
  const { picture, converted } = await convertPicture(new Blob([original], { type: detected }), converter);
  const name = `${original.name.replace(/\.[^.]*$/, '')}.jpg`;
  return converted ? takeFile(new File([picture], name, { type: picture.type }), limits, { willResize: true }) : result;
}

/** Where several files were chosen, each fault says which one it is about. */
function named(fault: FaultOfOne, isOneOfSeveral: boolean, { name }: File): SlotFault {
  return isOneOfSeveral ? { ...fault, name } : fault;
}

/** One PDF may hold both sides; the same picture twice is probably a slip. */
async function isOnOtherSide(taken: readonly ChosenFile[], elsewhere: readonly StandingFile[]): Promise<boolean> {
  const picture = taken.find(({ copy }) => copy.type !== 'application/pdf');
  return picture !== undefined && (await findSameBytes(picture.copy, elsewhere)) !== undefined;
}
