/** Body of `POST /customer/create`. */
export interface NewDollarPeCustomer {
  full_name: string;
  email: string;
  phone: string;
  /** ISO 3166-1 alpha-3. */
  alpha_3_country_code: string;
  /** Unique: the only thing that keeps a customer from being created twice. */
  client_reference_id?: string | undefined;
  non_residence_status?: boolean | undefined;
  residence_alpha_3_country_code?: string | undefined;
}

/** The document of a customer. The images are links that DollarPe fetches: JPG, JPEG, PNG or PDF. */
export interface DocumentData {
  full_address: string;
  /** As `GET /kyc/configuration/{id}` spells it. */
  document_type: string;
  document_front_image_url: string;
  document_back_image_url: string;
  document_details: { document_number: string; additional_data: Readonly<Record<string, unknown>> };
}

/** Body of `PATCH /kyc/update-document-info`. */
export type DocumentUpdate = DocumentData & { customer_id: string };

/** Body of `POST /kyc/add-kyc-data`. */
export type KycData = DocumentUpdate & {
  full_name: string;
  /** `DD-MM-YYYY`. */
  dob: string;
  /** `DD-MM-YYYY`: since when the host has the customer. */
  registered_date?: string | undefined;
  phone?: string | undefined;
  tax_number?: string | undefined;
  /** JPG, JPEG or PNG. */
  selfie_url: string;
  /** Whether the host itself has checked the selfie. */
  selfie_verification_status?: boolean | undefined;
  additional_info: Readonly<Record<string, string>>;
};

/** Body of `PATCH /kyc/update-tax-info`. */
export interface TaxUpdate {
  customer_id: string;
  tax_number: string;
}

/** Body of `PATCH /kyc/update-selfie-info`. */
export interface SelfieUpdate {
  customer_id: string;
  /** JPG, JPEG or PNG. */
  selfie_url: string;
}

/** Body of `PATCH /kyc/update-additional-info`. */
export interface AdditionalInfoUpdate {
  customer_id: string;
  additional_info: Readonly<Record<string, string>>;
}

/** A day as DollarPe writes it, `DD-MM-YYYY`, from `YYYY-MM-DD`. */
export function toDollarPeDay(day: string): string {
  return day.split('-').toReversed().join('-');
}
