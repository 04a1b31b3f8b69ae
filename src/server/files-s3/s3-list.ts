import type { S3Requests } from './s3-requests.js';

/** An object of a bucket. */
export interface ListedObject {
  key: string;
  /** Milliseconds since the epoch at which it was last written. */
  at: number;
}

/** Every object whose name begins so, page after page. */
export async function* listObjects(requests: S3Requests, prefix: string): AsyncGenerator<ListedObject> {
  let token: string | undefined;
  do {
    const search = { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) };
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    const text = await (await requests.send({ method: 'GET', key: '', search })).text();
    for (const [, entry = ''] of text.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      yield { key: textOf(entry, 'Key') ?? '', at: Date.parse(textOf(entry, 'LastModified') ?? '') };
    }
    token = textOf(text, 'NextContinuationToken');
  } while (token !== undefined);
}

function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`)
    .exec(xml)?.[1]
    ?.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, entity) => ENTITIES[entity] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
