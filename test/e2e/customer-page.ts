import { expect, type Locator, type Page } from '@playwright/test';
import { customerStatusPage, type CustomerStatusPage } from 'customer-status-kit/testing/playwright';
import { fillAsPeopleDo } from './firefox-fill.ts';

/** What a customer does on Northwind's page, in their words. */
export class CustomerPage {
  readonly page: Page;
  readonly #kit: CustomerStatusPage<Locator>;

  constructor(page: Page) {
    this.page = page;
    // Over before the page is sent anywhere: what a page is told, it is told in order.
    void fillAsPeopleDo(page);
    this.#kit = customerStatusPage(page);
  }

  async seesHeadline(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
  }

  async seesLocked(feature: string, reason: RegExp): Promise<void> {
    await expect(this.#kit.gate(feature)).toBeVisible();
    await expect(this.#kit.gate(feature)).toContainText(reason);
  }

  async fillsInProfile(): Promise<void> {
    await this.page.getByLabel('Full legal name').fill('Wiebke Oldenburg');
    await this.page.getByLabel('Day').fill('27');
    await this.page.getByLabel('Month').fill('3');
    await this.page.getByLabel('Year').fill('1987');
    await this.fillsInAddress('Donaudampfschifffahrtsgasse 12');
  }

  async fillsInAddress(street: string): Promise<void> {
    await this.page.getByLabel('Country').selectOption({ label: 'Norway' });
    await this.page.getByLabel('Address line 1').fill(street);
    await this.page.getByLabel('Postal code').fill('5003');
    await this.page.getByLabel('Town or city').fill('Bergen');
  }

  async choosesDocument(type: string): Promise<void> {
    await this.page.getByLabel(type, { exact: true }).check();
  }

  /** The file input of a side; it is not there once the side is accepted. */
  fileInput(side: 'front' | 'back'): Locator {
    return this.page.getByLabel(new RegExp(`^File for .*${side}$`));
  }

  async choosesFile(side: 'front' | 'back', file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.fileInput(side).setInputFiles(file);
  }

  reviewsAndSends(): Promise<void> {
    return this.#kit.send();
  }

  /** The status is the same after a reload as before. */
  async reloads(title: string): Promise<void> {
    await this.page.reload();
    await this.seesHeadline(title);
  }
}
