import { expect } from 'vitest';
import { PageComplaints } from './page-complaints.ts';
import { WebKitPage } from './webkit-page.ts';

/** What a customer does on Northwind's page in WebKit, in their words. */
export class WebKitCustomer extends WebKitPage {
  readonly complaints = new PageComplaints(this.browser);

  async visits(address: string): Promise<void> {
    await this.complaints.keep();
    await this.browser.url(address);
    await this.complaints.listen();
  }

  async seesHeadline(title: string): Promise<void> {
    await this.find('heading', title);
  }

  async seesLocked(feature: string, reason: RegExp): Promise<void> {
    await this.find('heading', `${feature}: locked`);
    await this.says(reason);
  }

  async fillsInProfile(): Promise<void> {
    await this.types('Full legal name', 'Wiebke Oldenburg');
    await this.types('Day', '27');
    await this.types('Month', '3');
    await this.types('Year', '1987');
    await this.fillsInAddress('Donaudampfschifffahrtsgasse 12');
  }

  async fillsInAddress(street: string): Promise<void> {
    await this.chooses('Country', 'Norway');
    await this.types('Address line 1', street);
    await this.types(/^Postal code/, '5003');
    await this.types(/^Town or city/, 'Bergen');
  }

  async reviewsAndSends(): Promise<void> {
    await this.clicks('button', 'Review answers');
    await this.clicks('button', 'Send');
    await this.seesHeadline('Verification in progress');
  }

  /** Waits until what was typed is kept: until then a page asks before it is left. */
  async waitsUntilKept(): Promise<void> {
    const { browser } = this;
    const wouldAsk = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await expect.poll(() => browser.execute(wouldAsk), { timeout: 10_000, interval: 100 }).toBe(false);
  }

  /** The status is the same after a reload as before. */
  async reloads(title: string): Promise<void> {
    await this.complaints.keep();
    await this.browser.refresh();
    await this.complaints.listen();
    await this.seesHeadline(title);
  }
}
