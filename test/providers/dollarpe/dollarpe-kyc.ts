import type { SimulatedCustomer, SimulatedCustomers, Topic } from './dollarpe-customers.ts';
import { fetchImage } from './dollarpe-images.ts';

/** What a customer is asked for. */
export interface SimulatedConfiguration {
  supported_document_types: string[];
  additional_info_required?: unknown;
}

/** How the provider does where its pages leave it open. */
export interface KycRules {
  configuration: SimulatedConfiguration;
  /** What the status is after an update of document, tax or additional information. */
  afterUpdate: 'UNVERIFIED' | 'PROCESSING';
  countUpdates: 'together' | 'each';
}

const PICTURES = ['image/jpeg', 'image/png'];
const PICTURES_AND_PDF = [...PICTURES, 'application/pdf'];

/** A refusal: the sentence of a 400. */
export class Refusal extends Error {}

/** Takes everything at once. */
export async function addKycData(
  customer: SimulatedCustomer,
  sent: Record<string, unknown>,
  customers: SimulatedCustomers,
  rules: KycRules,
): Promise<void> {
  if (customer.kyc !== undefined) throw new Refusal('KYC already exists');
  for (const name of ['full_name', 'full_address', 'dob', 'selfie_url']) text(sent, name);
  if (!/^\d{2}-\d{2}-\d{4}$/.test(text(sent, 'dob'))) throw new Refusal('dob must be DD-MM-YYYY');
  if (sent['registered_date'] !== undefined && !/^\d{2}-\d{2}-\d{4}$/.test(text(sent, 'registered_date'))) {
    throw new Refusal('registered_date must be DD-MM-YYYY');
  }
  await takeDocument(customer, sent, customers, rules);
  await takeImage(customer, text(sent, 'selfie_url'), PICTURES);
  takeAdditionalInfo(sent, rules.configuration);
  customer.kyc = sent;
  customer.full_name = text(sent, 'full_name');
  Object.assign(customer, { status: 'PROCESSING', failure_reason: null });
}

/** Takes one topic again, three times at the most. */
export async function update(
  topic: Topic,
  customer: SimulatedCustomer,
  sent: Record<string, unknown>,
  customers: SimulatedCustomers,
  rules: KycRules,
): Promise<void> {
  const { updates } = customer;
  const used = rules.countUpdates === 'each' ? updates[topic] : Object.values(updates).reduce((sum, count) => sum + count, 0);
  if (used >= 3) throw new Refusal(topic === 'tax' ? 'Limit exceeded' : 'Kyc update limit exceeded');
  if (topic === 'document') await takeDocument(customer, { ...sent, full_address: text(sent, 'full_address') }, customers, rules);
  if (topic === 'tax') text(sent, 'tax_number');
  if (topic === 'selfie') await takeImage(customer, text(sent, 'selfie_url'), PICTURES);
  if (topic === 'additional_info') takeAdditionalInfo(sent, rules.configuration);
  customer.updates[topic] += 1;
  customer.kyc = { ...customer.kyc, ...sent };
  Object.assign(customer, { status: topic === 'selfie' ? 'PROCESSING' : rules.afterUpdate, failure_reason: null });
}

async function takeDocument(
  customer: SimulatedCustomer,
  sent: Record<string, unknown>,
  customers: SimulatedCustomers,
  { configuration }: KycRules,
): Promise<void> {
  const type = text(sent, 'document_type');
  if (!configuration.supported_document_types.includes(type)) throw new Refusal('Document type is not supported');
  const details: { document_number?: unknown } = (sent['document_details'] as object | undefined) ?? {};
  const { document_number: number } = details;
  if (typeof number !== 'string' || number === '') throw new Refusal('document_number is required');
  const isTaken = customers.some(({ id, kyc }) => id !== customer.id && numberOf(kyc) === number);
  if (isTaken) throw new Refusal('KYC already in use');
  await takeImage(customer, text(sent, 'document_front_image_url'), PICTURES_AND_PDF);
  await takeImage(customer, text(sent, 'document_back_image_url'), PICTURES_AND_PDF);
  customer.document_type = type;
}

function numberOf(kyc: Record<string, unknown> | undefined): unknown {
  const details: { document_number?: unknown } = (kyc?.['document_details'] as object | undefined) ?? {};
  return details.document_number;
}

async function takeImage(customer: SimulatedCustomer, url: string, kinds: readonly string[]): Promise<void> {
  const image = await fetchImage(url, kinds);
  if (image === undefined) throw new Refusal('The image could not be fetched or is of another kind');
  customer.images.push(image);
}

interface AdditionalRules {
  options: string[];
  rules: { type: string; min_required: number };
  [name: string]: unknown;
}

function takeAdditionalInfo(sent: Record<string, unknown>, configuration: SimulatedConfiguration): void {
  const wanted = configuration.additional_info_required as AdditionalRules | undefined;
  if (wanted === undefined) return;
  const given = (sent['additional_info'] as Record<string, unknown> | undefined) ?? {};
  const names = wanted.options.filter((name) => typeof given[name] === 'string' && given[name] !== '');
  const isMandatory = (name: string) => (wanted[name] as { required?: boolean } | undefined)?.required === true;
  const isWhole = wanted.rules.type !== 'allOf' || names.length === wanted.options.length;
  const hasMandatory = wanted.options.every((name) => !isMandatory(name) || names.includes(name));
  if (!isWhole || !hasMandatory || names.length < wanted.rules.min_required)
    throw new Refusal('Additional information is required');
}

function text(sent: Record<string, unknown>, name: string): string {
  const value = sent[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refusal(`${name} is required`);
  return value;
}
