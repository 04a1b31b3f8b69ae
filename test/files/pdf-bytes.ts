import { deflateSync } from 'node:zlib';
import { bytesOf } from './file-bytes.js';

/** A PDF of the given objects, as a writer of version 1.4 makes it. */
export function pdfOf(...objects: string[]): Uint8Array<ArrayBuffer> {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', body, 'trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n');
}

/** A PDF whose objects are packed into a compressed list, as writers since version 1.5 do. */
export function packedPdf(objects: string, filler = 0): Uint8Array<ArrayBuffer> {
  const packed = deflateSync(bytesOf(objects, new Uint8Array(filler)));
  const head = `%PDF-1.7\n7 0 obj\n<< /Type /ObjStm /N 3 /First 20 /Filter /FlateDecode /Length ${packed.length} >>\nstream\r\n`;
  return bytesOf(head, packed, '\nendstream\nendobj\nstartxref\n9\n%%EOF\n');
}

export function streamOf(entries: string, content: Uint8Array | string): string {
  const text = typeof content === 'string' ? content : Array.from(content, (byte) => String.fromCharCode(byte)).join('');
  return `<< ${entries} /Length ${text.length} >>\nstream\n${text}\nendstream`;
}
