import { bytesOf, u32 } from './file-bytes.js';

/**
 * A still picture in HEVC, made in code: every block of 16 pixels carries its samples uncompressed (I_PCM), so that the
 * arithmetic coder has two decisions a block to write. Room for 16 blocks: at most 64 × 64 pixels.
 */
export interface HevcPicture {
  /** Parameter sets: video, sequence, picture. */
  sets: readonly [Uint8Array, Uint8Array, Uint8Array];
  slice: Uint8Array;
}

/** The colour of each block as luma, blue and red difference. */
export type BlockColour = (column: number, row: number) => readonly [number, number, number];

const BLOCK = 16;
const LEVEL = 30;
/** What an unlikely decision costs at the widest range, for the first states of the coder. */
const UNLIKELY = [240, 227, 216, 205, 195, 185, 175, 166, 158, 150, 142, 135, 128, 122, 116, 110];

export function hevcPicture(width: number, height: number, colourOf: BlockColour): HevcPicture {
  const sets = [nal(32, videoSet()), nal(33, sequenceSet(width, height)), nal(34, pictureSet())] as const;
  return { sets, slice: nal(19, slice(width / BLOCK, height / BLOCK, colourOf)) };
}

class Bits {
  readonly bytes: number[] = [];
  private pending = '';

  write(value: number, count: number): this {
    if (count > 0) this.pending += value.toString(2).padStart(count, '0').slice(-count);
    for (; this.pending.length >= 8; this.pending = this.pending.slice(8)) this.bytes.push(parseInt(this.pending.slice(0, 8), 2));
    return this;
  }

  /** Numbers without a sign, in Exp-Golomb code. */
  codes(...values: number[]): this {
    for (const value of values) {
      const length = (value + 1).toString(2).length;
      this.write(0, length - 1).write(value + 1, length);
    }
    return this;
  }

  flags(pattern: string): this {
    for (const bit of pattern) this.write(Number(bit), 1);
    return this;
  }

  align(): this {
    return this.pending === '' ? this : this.write(0, 8 - this.pending.length);
  }

  end(): Uint8Array {
    this.write(1, 1).align();
    return Uint8Array.from(this.bytes);
  }
}

/** Main still picture, progressive, frames only. */
function profile(bits: Bits): Bits {
  return bits.write(3, 8).write(0x7000, 16).write(0, 16).flags('1001').write(0, 22).write(0, 22).write(LEVEL, 8);
}

function videoSet(): Uint8Array {
  const bits = new Bits().write(0, 4).flags('11').write(0, 6).write(0, 3).flags('1').write(0xffff, 16);
  return profile(bits).flags('1').codes(0, 0, 0).write(0, 6).codes(0).flags('00').end();
}

function sequenceSet(width: number, height: number): Uint8Array {
  const bits = profile(new Bits().write(0, 4).write(0, 3).flags('1'));
  bits.codes(0, 1, width, height).flags('0').codes(0, 0, 0).flags('1').codes(0, 0, 0);
  bits.codes(0, 1, 0, 2, 0, 0).flags('000').flags('1').write(7, 4).write(7, 4).codes(0, 1).flags('1');
  return bits.codes(0).flags('00000').end();
}

/** Without the filter between blocks. */
function pictureSet(): Uint8Array {
  const bits = new Bits().codes(0, 0).flags('00').write(0, 3).flags('00').codes(0, 0, 0).flags('000').codes(0, 0);
  return bits.flags('0000000').flags('1').flags('01').flags('00').codes(0).flags('00').end();
}

function slice(columns: number, rows: number, colourOf: BlockColour): Uint8Array {
  const bits = new Bits().flags('10').codes(0, 2, 0).write(1, 1).align();
  const coder = new Coder(bits);
  for (let block = 0; block < columns * rows; block += 1) {
    const [luma, blue, red] = colourOf(block % columns, Math.floor(block / columns));
    coder.likely(block);
    coder.terminate(true);
    bits.align();
    for (let index = 0; index < 256; index += 1) bits.write(luma, 8);
    for (let index = 0; index < 64; index += 1) bits.write(blue, 8);
    for (let index = 0; index < 64; index += 1) bits.write(red, 8);
    coder.restart();
    coder.terminate(block === columns * rows - 1);
  }
  bits.align();
  return Uint8Array.from(bits.bytes);
}

/** The arithmetic coder of HEVC, as far as likely decisions and ends go. */
class Coder {
  private low = 0;
  private range = 510;
  private isFirst = true;
  private outstanding = 0;

  private readonly bits: Bits;

  constructor(bits: Bits) {
    this.bits = bits;
  }

  restart(): void {
    this.low = 0;
    this.range = 510;
    this.isFirst = true;
    this.outstanding = 0;
  }

  likely(state: number): void {
    this.range -= UNLIKELY[state] ?? 0;
    this.renormalise();
  }

  terminate(isEnd: boolean): void {
    this.range -= 2;
    if (!isEnd) return this.renormalise();
    this.low += this.range;
    this.range = 2;
    this.renormalise();
    this.put((this.low >> 9) & 1);
    this.bits.write(((this.low >> 7) & 3) | 1, 2);
    return undefined;
  }

  private renormalise(): void {
    for (; this.range < 256; this.range <<= 1, this.low <<= 1) {
      if (this.low < 256) this.put(0);
      else if (this.low >= 512) {
        this.low -= 512;
        this.put(1);
      } else {
        this.low -= 256;
        this.outstanding += 1;
      }
    }
  }

  private put(bit: number): void {
    if (this.isFirst) this.isFirst = false;
    else this.bits.write(bit, 1);
    for (; this.outstanding > 0; this.outstanding -= 1) this.bits.write(1 - bit, 1);
  }
}

/** A unit with its header; three zeros in a row would look like a start. */
function nal(type: number, payload: Uint8Array): Uint8Array {
  const out: number[] = [type << 1, 1];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros === 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(out);
}

/** The decoder's configuration as a HEIC carries it. */
export function hevcConfiguration({ sets }: HevcPicture): Uint8Array {
  const head = [1, 3, ...u32(0x70000000), 0x90, 0, 0, 0, 0, 0, LEVEL, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, 3];
  const arrays = sets.map((set, index) => bytesOf([0x80 | (32 + index), 0, 1, set.length >> 8, set.length & 255], set));
  return bytesOf(head, ...arrays);
}
