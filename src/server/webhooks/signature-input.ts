import { unsigned } from './scheme.js';

/** One signature of a message as its `Signature-Input` describes it, RFC 9421. */
export interface SignatureInput {
  label: string;
  /** What is covered, without parameters of components: those are not understood here. */
  components: readonly string[];
  /** Strings without their quotes. */
  params: ReadonlyMap<string, string | number>;
  /** `@signature-params` as it is signed. */
  text: string;
}

const MAX_LENGTH = 8_000;
const MAX_SIGNATURES = 4;

const KEY = '[a-z*][a-z0-9_.*-]*';
const PARAM = `; *${KEY}=(?:-?\\d{1,15}|"[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]*")`;
/** A derived component, or a header, whose name is lowercase. */
const COMPONENT = '"@?[a-z0-9!#$%&\'*+.^_`|~-]+"';
const MEMBER = new RegExp(`^(${KEY})=\\(( *${COMPONENT}(?: +${COMPONENT})* *)\\)((?:${PARAM})*)$`);
const BYTES = new RegExp(`^(${KEY})=:([A-Za-z0-9+/=]*):$`);
const EACH_PARAM = new RegExp(`; *(${KEY})=(?:(-?\\d{1,15})|"([^"]*)")`, 'g');

/** Reads `Signature-Input`. Fails for anything that has no one meaning here: parameters of components, tokens, a name twice. */
export function signatureInputs(header: string | null): readonly SignatureInput[] {
  const inputs = membersOf(header).map((member) => {
    const [, label = '', list = '', rest = ''] = MEMBER.exec(member) ?? [];
    if (label === '') throw unsigned();
    const components = list.match(/"[^"]+"/g) ?? [];
    const given = [...rest.matchAll(EACH_PARAM)].map(([, name = '', number, text = '']) => [name, number, text] as const);
    const params = new Map(given.map(([name, number, text]) => [name, number === undefined ? text : Number(number)]));
    if (params.size !== given.length || new Set(components).size !== components.length) throw unsigned();
    const written = given.map(([name, number, text]) => `;${name}=${number ?? `"${text}"`}`).join('');
    const names = components.map((component) => component.slice(1, -1));
    return { label, components: names, params, text: `(${components.join(' ')})${written}` };
  });
  if (new Set(inputs.map(({ label }) => label)).size !== inputs.length) throw unsigned();
  return inputs;
}

/** Reads a dictionary of bytes, such as `Signature` or `Content-Digest`: the Base64 by name. */
export function bytesByName(header: string | null): ReadonlyMap<string, string> {
  const members = membersOf(header).map((member) => {
    const [, name = '', base64 = ''] = BYTES.exec(member) ?? [];
    if (name === '') throw unsigned();
    return [name, base64] as const;
  });
  const byName = new Map(members);
  if (byName.size !== members.length) throw unsigned();
  return byName;
}

/** Members are parted by commas outside of quotes. */
function membersOf(header: string | null): readonly string[] {
  if (header === null || header.length > MAX_LENGTH) throw unsigned();
  const members = header.match(/(?:[^",]|"[^"]*")+/g)?.map((member) => member.trim()) ?? [];
  if (members.length === 0 || members.length > MAX_SIGNATURES) throw unsigned();
  return members;
}
