type Role = 'heading' | 'region' | 'button' | 'list' | 'radio' | 'checkbox' | 'combobox';

/** What is looked in: the part of Playwright's `Page` and `Locator` that is needed, so that nothing of Playwright is. */
export interface PageRoot<L> {
  getByRole(role: Role, options?: { name?: string | RegExp; exact?: boolean }): L;
  locator(selector: string): L;
}

/** The part of Playwright's `Locator` that is needed. */
export interface PageLocator<L> extends PageRoot<L> {
  getByLabel(text: string | RegExp, options?: { exact?: boolean }): L;
  getByText(text: string | RegExp): L;
  filter(options: { has: L }): L;
  first(): L;
  last(): L;
  nth(index: number): L;
  count(): Promise<number>;
  waitFor(options?: { state: 'detached' }): Promise<void>;
  textContent(): Promise<string | null>;
  allInnerTexts(): Promise<string[]>;
  click(): Promise<void>;
  check(): Promise<void>;
  fill(value: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  setInputFiles(files: never): Promise<void>;
}
