import { expect, type Locator, type Page } from '@playwright/test';
import { fillAsPeopleDo } from './firefox-fill.ts';

/** What an operator does at Northwind's desk. */
export class OperatorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // Over before the page is sent anywhere: what a page is told, it is told in order.
    void fillAsPeopleDo(page);
  }

  async asksFor(kind: string, details: { question?: string; due: string }): Promise<void> {
    await this.page.getByLabel('What do you need?').selectOption({ label: kind });
    if (details.question !== undefined) await this.page.getByLabel('Question', { exact: true }).fill(details.question);
    await this.page.getByLabel('Due date (optional)').fill(details.due);
    await this.page.getByRole('button', { name: 'Add to the request' }).click();
  }

  async sendsRequests(count: number): Promise<void> {
    await this.page.getByRole('button', { name: `Send ${count} requests` }).click();
  }

  async refuses(title: RegExp, message: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Refuse .*${title.source}`, title.flags) }).click();
    const form = this.page.locator('.csk-operator-controls-refusal');
    await form.getByLabel('Reason').selectOption({ index: 1 });
    await form.getByLabel('Message to the customer').fill(message);
    await form.getByRole('button', { name: 'Refuse' }).click();
    await expect(form).toHaveCount(0);
  }

  async changesStatus(label: string, message: string): Promise<void> {
    await this.#writes(label, message);
  }

  async deactivates(message: string): Promise<void> {
    await this.statusSection.getByLabel('Message to the customer').fill(message);
    await this.statusSection.getByRole('button', { name: 'Deactivate account' }).click();
  }

  async rejects(message: string): Promise<void> {
    await this.#writes('Not approved', message);
    await this.page.getByRole('dialog').getByRole('button', { name: 'Yes, not approved' }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  get statusSection(): Locator {
    return this.page.getByRole('region', { name: 'Change status' });
  }

  async #writes(label: string, message: string): Promise<void> {
    await this.statusSection.getByLabel('New status').selectOption({ label });
    await this.statusSection.getByLabel('Message to the customer').fill(message);
    await this.statusSection.getByRole('button', { name: 'Change status' }).click();
  }
}
