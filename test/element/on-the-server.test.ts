import { expect, it } from 'vitest';
import { CustomerStatusPanelElement, defineCustomerStatusPanel } from '../../src/element/index.js';

it('is imported and asked to define itself where there is no page, and does nothing', () => {
  expect('document' in globalThis).toBe(false);
  expect(() => defineCustomerStatusPanel()).not.toThrow();
  expect(CustomerStatusPanelElement.observedAttributes).toContain('customer-id');
});
