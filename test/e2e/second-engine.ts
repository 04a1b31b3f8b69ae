import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

const engine = readFileSync(new URL(import.meta.resolve('accessibility-checker-engine/ace-window.js')), 'utf8');

/** What the engine takes for a fault and a person who looked at it does not. */
const REVIEWED: readonly { rule: string; where?: 'behind a dialog' | 'labelled'; because: string }[] = [
  { rule: 'skip_main_exists', because: 'landmarks are the host page’s' },
  { rule: 'aria_hidden_nontabbable', where: 'behind a dialog', because: 'the focus is kept within the open dialog' },
  { rule: 'label_content_exists', where: 'behind a dialog', because: 'what stands behind an open dialog is hidden as a whole' },
  { rule: 'input_label_exists', where: 'labelled', because: 'its label is there, out of sight beside one that is seen' },
  {
    rule: 'combobox_active_descendant',
    because: 'aria-selected marks what was chosen; which option is pointed at, aria-activedescendant says alone',
  },
];

interface Finding {
  rule: string;
  text: string;
  places: string[];
}

interface Ace {
  Checker: new () => {
    check: (
      within: Document,
      rules: string[],
    ) => Promise<{
      results: { ruleId: string; value: [string, string]; message: string; snippet: string; node: Node }[];
    }>;
  };
}

/** Brings the engine into a page, past its policy. */
export async function bringEngine(page: Page): Promise<void> {
  await page.evaluate(`${engine};0`);
}

/** The certain faults of WCAG 2.2 that IBM's engine finds in a page, in words. */
export async function engineFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (): Promise<Finding[]> => {
    const { ace } = window as unknown as { ace: Ace };
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    const placesOf = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const isOutside = document.querySelector('[role="dialog"]') !== null && element?.closest('[role="dialog"]') === null;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
      return [...(isOutside ? ['behind a dialog'] : []), ...(label ? ['labelled'] : [])];
    };
    return results
      .filter(({ value }) => value.join(' ') === 'VIOLATION FAIL')
      .map(({ ruleId, message, snippet, node }) => ({
        rule: ruleId,
        text: `${message} ${snippet}`,
        places: placesOf(node),
      }));
  });
  return found.filter((finding) => !isReviewed(finding)).map(({ rule, text }) => `${rule}: ${text}`);
}

function isReviewed({ rule, places }: Finding): boolean {
  return REVIEWED.some((one) => one.rule === rule && (one.where === undefined || places.includes(one.where)));
}

/**
 * What a page is built of: each kind of element under its parent, without words, ids and values. A page of kinds that the
 * engine has seen is nothing new to it.
 */
export function kindsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kindOf = (element: Element) => {
      const names = element
        .getAttributeNames()
        .filter((name) => !name.startsWith('data-') && name !== 'style' && name !== 'class');
      return `${element.localName}[${names.toSorted().join()}]${element.getAttribute('role') ?? ''}${element.getAttribute('type') ?? ''}`;
    };
    const kinds = [...document.body.querySelectorAll('*')].map((element) =>
      [element.parentElement?.parentElement, element.parentElement, element].map((one) => (one ? kindOf(one) : '')).join(' > '),
    );
    return [...new Set(kinds)];
  });
}
