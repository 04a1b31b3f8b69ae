import { type FernRefusal, Refused } from './fern-refusal.ts';

/** A record of JSON. */
export type Data = Record<string, unknown>;

type Issues = NonNullable<FernRefusal['issues']>;
type Path = (string | number)[];

/** What files must be like; the draft is stricter. */
export interface FileRules {
  /** Least number of bytes as they are. */
  minBytes?: number;
  minPixels?: number;
}

/** True for an object of JSON. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses `kycData` or `kybData` with a fault in it, naming each place. */
export function assertGood(body: Data, rules: FileRules): void {
  const issues = Object.entries(body).flatMap(([root, data]) => {
    if (root !== 'kycData' && root !== 'kybData')
      return [{ path: [root], message: 'core customer information cannot be updated' }];
    return isData(data)
      ? [...membersOf(data, [root], rules), ...peopleOf(data, root, rules)]
      : [{ path: [root], message: 'must be object' }];
  });
  const first = issues[0];
  if (first === undefined) return;
  const message = `body/${first.path.join('/')} ${first.message}`;
  throw new Refused({ status: 400, code: 'VALIDATION_ERROR', message, issues });
}

function peopleOf(data: Data, root: string, rules: FileRules): Issues {
  if (data['associatedPersons'] === undefined) return [];
  const people: unknown[] = Array.isArray(data['associatedPersons']) ? data['associatedPersons'] : [];
  const path = [root, 'associatedPersons'];
  if (people.length === 0) return [{ path, message: 'must have at least 1 item' }];
  return people.flatMap((person, index) => {
    if (!isData(person) || typeof person['legalFirstName'] !== 'string')
      return [{ path: [...path, index, 'legalFirstName'], message: 'must have required property' }];
    const share = person['ownershipPercentage'];
    const isShare = share === undefined || (typeof share === 'number' && share >= 0 && share <= 1);
    const unfit = isShare
      ? []
      : [{ path: [...path, index, 'ownershipPercentage'], message: `must be <= 1, got ${JSON.stringify(share)}` }];
    return [...membersOf(person, [...path, index], rules), ...unfit];
  });
}

const FORMATS: Record<string, RegExp> = {
  phoneNumber: /^\+[1-9]\d{6,14}$/,
  dateOfBirth: /^\d{4}-\d{2}-\d{2}$/,
  nationality: /^[A-Z]{2}$/,
  nationalIdIssuingCountry: /^[A-Z]{2}$/,
  businessIndustries: /^\d{6}$/,
  formationDate: /^\d{4}-\d{2}-\d{2}$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
};

const NATIONAL_ID = ['nationalIdType', 'nationalIdNumber', 'nationalIdIssuingCountry'];

function membersOf(data: Data, path: Path, rules: FileRules): Issues {
  const given = NATIONAL_ID.filter((name) => data[name] !== undefined);
  const missing = given.length === 0 ? [] : NATIONAL_ID.filter((name) => data[name] === undefined);
  return [
    ...missing.map((name) => ({ path: [...path, name], message: 'is required with the other members of the national id' })),
    ...Object.entries(data).flatMap(([name, value]) => memberFault(name, value, [...path, name], rules)),
  ];
}

function memberFault(name: string, value: unknown, path: Path, rules: FileRules): Issues {
  const format = FORMATS[name];
  if (format !== undefined && !(typeof value === 'string' && format.test(value)))
    return [{ path, message: `must match format "${name}", got ${JSON.stringify(value)}` }];
  if (/address$/i.test(name)) return addressFault(value, path);
  if (name === 'documents' || name === 'businessDocuments') return documentFaults(value, path, rules);
  return name === 'businessInfo' && isData(value) ? membersOf(value, path, rules) : [];
}

function addressFault(value: unknown, path: Path): Issues {
  const address = isData(value) ? value : {};
  return ['streetLine1', 'city', 'countryCode']
    .filter((name) => typeof address[name] !== 'string' || address[name] === '')
    .map((name) => ({ path: [...path, name], message: 'must have required property' }));
}

function documentFaults(value: unknown, path: Path, rules: FileRules): Issues {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((entry, index) => {
    if (!isData(entry) || typeof entry['type'] !== 'string')
      return [{ path: [...path, index, 'type'], message: 'must have required property' }];
    return Object.entries(entry).flatMap(([name, image]) => {
      const fault = name.endsWith('Image') ? imageFault(image, rules) : undefined;
      return fault === undefined ? [] : [{ path: [...path, index, name], message: fault }];
    });
  });
}

const MAGIC: Record<string, string> = { 'image/jpeg': 'ffd8ff', 'image/png': '89504e47', 'application/pdf': '25504446' };

/** Fern: "the encoded file should be greater than 10KB and less than 10MB", and its type that of its prefix. */
function imageFault(image: unknown, { minBytes = 0, minPixels = 0 }: FileRules): string | undefined {
  const parts = typeof image === 'string' ? /^data:([\w/]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(image) : null;
  const [whole = '', mime = '', encoded = ''] = parts ?? [];
  const magic = MAGIC[mime];
  if (magic === undefined) return 'must be a data URI of a JPG, PNG or PDF';
  const bytes = Buffer.from(encoded, 'base64');
  if (!bytes.toString('hex', 0, 4).startsWith(magic)) return 'the type of the file and the prefix must match';
  if (whole.length <= 10_240 || whole.length >= 10_000_000) return 'must be greater than 10KB and less than 10MB';
  if (bytes.length < minBytes) return 'must be at least 100KB';
  const smaller = mime === 'image/png' ? Math.min(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : Infinity;
  return smaller < minPixels ? 'must have at least 200x200 pixels' : undefined;
}
