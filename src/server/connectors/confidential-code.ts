const CONFIDENTIAL = /SANCTION|WATCHLIST|PEP|FRAUD|AML|COMPLIANCE|SCREENING|TAMPER|RISK/i;

/** True for the code of a finding that a customer is not told of, should a provider ever name one. */
export function isConfidentialCode(code: string): boolean {
  return CONFIDENTIAL.test(code);
}
