import { virtual } from '@guidepup/virtual-screen-reader';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { needs } from '../engines/needs.js';
import { plainPng } from '../files/browser-photo.js';
import { listenToAnnouncements } from './scenario-page.js';
import { ask, BACK, CARD, chooseLicence, FRONT, PAGES, pdfFile, pick, slot, STATEMENT } from './uploader-page.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName;
const press = async (name: string) => {
  button(name).focus();
  await userEvent.keyboard('{Enter}');
};

afterEach(async () => {
  await virtual.stop().catch(() => undefined);
  document.body.removeAttribute('style');
});

describe('what is said of an upload', () => {
  it('is its start, each quarter and its end, each once', async () => {
    await ask(CARD, { latencyMs: 1200 });
    await chooseLicence();
    const heard = listenToAnnouncements();
    await pick(FRONT, pdfFile('id.pdf'));
    await slot(FRONT).findByText(/^Uploaded/, undefined, { timeout: 5000 });
    await waitFor(() => expect(heard).toContain('id.pdf: uploaded'));
    const ofFile = heard.filter((text) => text.startsWith('id.pdf'));
    expect(ofFile).toEqual([
      'id.pdf: upload started',
      'id.pdf: 25% sent',
      'id.pdf: 50% sent',
      'id.pdf: 75% sent',
      'id.pdf: uploaded',
    ]);
  });

  it('reaches a screen reader politely, and a failure with its reason at once', async () => {
    await ask(CARD, { failures: { uploadFile: 'forbidden' } });
    await chooseLicence();
    await virtual.start({ container: document.body });
    await pick(FRONT, pdfFile('id.pdf'));
    const said = 'assertive: id.pdf: not uploaded. This is not allowed for your account.';
    await waitFor(async () => expect(await virtual.spokenPhraseLog()).toContain(said), { timeout: 5000 });
    const log = await virtual.spokenPhraseLog();
    expect(log.filter((phrase) => phrase === said)).toHaveLength(1);
  });

  it('names several files in one breath', async () => {
    await ask(STATEMENT);
    const heard = listenToAnnouncements();
    await pick(PAGES, pdfFile('1.pdf'), pdfFile('2.pdf'));
    await waitFor(() => expect(heard.join()).toContain('1.pdf: upload started. 2.pdf: upload started'));
  });

  it('is a progress bar with a name, a least, a most and a present value', async () => {
    await ask(CARD, { latencyMs: 1600 });
    await chooseLicence();
    await pick(FRONT, pdfFile('id.pdf'));
    const bar = await slot(FRONT).findByRole<HTMLProgressElement>('progressbar', { name: 'Upload of id.pdf' });
    await waitFor(() => expect(bar.value).toBeGreaterThan(0), { timeout: 3000 });
    expect(bar.max).toBe(100);
    expect(bar.value).toBeLessThanOrEqual(100);
  });
});

describe('focus', () => {
  it('goes to the next page when one is removed, else to the one before, else to the button that adds', async () => {
    await ask(STATEMENT);
    const heard = listenToAnnouncements();
    await pick(PAGES, pdfFile('1.pdf'), pdfFile('2.pdf'), pdfFile('3.pdf'));
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(3));
    await press('Remove 2.pdf');
    await waitFor(() => expect(focused()).toBe('Page 2: 3.pdf'));
    await press('Remove 3.pdf');
    await waitFor(() => expect(focused()).toBe('Page 1: 1.pdf'));
    await press('Remove 1.pdf');
    await waitFor(() => expect(focused()).toBe('Choose file for Bank statement'));
    await waitFor(() => expect(heard).toContain('1.pdf was removed'));
    expect(heard).toContain('2.pdf was removed');
  });

  it('never falls to the page: after trying again, finishing, replacing, cancelling, and filling the last place', async () => {
    await ask(CARD, { latencyMs: 400, failures: { uploadFile: (call) => (call === 1 ? 'protocol_error' : undefined) } });
    await chooseLicence();
    await pick(FRONT, pdfFile('id.pdf'));
    await slot(FRONT).findByText(/^Not uploaded/);
    await press('Try again to upload id.pdf');
    await waitFor(() => expect(focused()).toBe('id.pdf'));
    await slot(FRONT).findByRole('button', { name: 'Cancel upload of id.pdf' });
    button('Cancel upload of id.pdf').focus();
    await slot(FRONT).findByText(/^Uploaded/);
    expect(focused()).toBe('id.pdf');
    button(`Replace file for ${FRONT}`).focus();
    await pick(FRONT, pdfFile('new.pdf'));
    await slot(FRONT).findByText('new.pdf');
    expect(document.activeElement).not.toBe(document.body);
    await press('Cancel upload of new.pdf');
    await waitFor(() => expect(slot(FRONT).queryByText('new.pdf')).toBeNull());
    expect(document.activeElement).not.toBe(document.body);
  });

  it('stays when the last place is filled and its button goes', async () => {
    await ask(STATEMENT);
    await pick(PAGES, pdfFile('1.pdf'), pdfFile('2.pdf'));
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(2));
    button(/^Add page/).focus();
    await pick(PAGES, pdfFile('3.pdf'));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Add page/ })).toBeNull());
    expect(document.activeElement).not.toBe(document.body);
    expect(focused()).toMatch(/\.pdf$/);
  });

  it('is never covered by a bar that sticks to the edge of the page', async () => {
    await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await pick(BACK, await plainPng(300, 201));
    await slot(BACK).findByText(/^Uploaded/);
    const bar = document.body.appendChild(document.createElement('div'));
    bar.style.cssText = 'position:fixed;inset-inline:0;inset-block-end:0;block-size:64px;background:black';
    document.body.style.paddingBlock = '120vh';
    window.scrollTo(0, 0);
    const buttons = Array.from(document.querySelectorAll<HTMLElement>('.csk-document-uploader button'));
    for (const control of buttons.filter((found) => found.offsetParent !== null)) {
      control.focus();
      const { top } = bar.getBoundingClientRect();
      const bottom = () => control.getBoundingClientRect().bottom;
      // oxlint-disable-next-line no-await-in-loop -- some engines scroll a moment later
      await waitFor(() => expect(bottom(), control.textContent).toBeLessThanOrEqual(top));
    }
    bar.remove();
  });
});

describe('every control', () => {
  const controls = () =>
    Array.from(document.querySelectorAll<HTMLElement>('.csk-document-uploader button')).filter(
      (control) => control.offsetParent !== null,
    );

  async function everything() {
    await ask(STATEMENT);
    await pick(PAGES, await plainPng(300, 200, '#050505', 'a.png'), pdfFile('b.pdf'));
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(2));
    await screen.findByRole('button', { name: /^View/ });
  }

  it('is called what is written on it, from the first word on', async () => {
    await everything();
    expect(controls().length).toBeGreaterThan(6);
    for (const control of controls()) {
      const name = control.getAttribute('aria-label') ?? control.textContent;
      expect(name.startsWith(control.textContent.trim()), name).toBe(true);
    }
  });

  it('is at least 24 pixels wide and high with a mouse, and 44 for a finger', async (context) => {
    needs(context, 'touch');
    await everything();
    const least = () => Math.min(...controls().flatMap((control) => [control.offsetWidth, control.offsetHeight]));
    expect(least()).toBeGreaterThanOrEqual(24);
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    await waitFor(() => expect(matchMedia('(pointer: coarse)').matches).toBe(true));
    expect(least()).toBeGreaterThanOrEqual(44);
    expect(button(/^Take photo/)).toBeVisible();
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  });
});

describe('an upload that is held up', () => {
  it('counts down to its next try, and goes at once on demand', async () => {
    await ask(CARD, { failures: { uploadFile: (call) => (call === 1 ? 'unavailable' : undefined) } });
    await chooseLicence();
    await pick(FRONT, pdfFile('id.pdf'));
    expect(await slot(FRONT).findByText(/^Trying again in \d+ sec/)).toBeVisible();
    await press('Try now to upload id.pdf');
    await slot(FRONT).findByText(/^Uploaded/);
    expect(focused()).toBe('id.pdf');
  });

  it('is paused and goes on by buttons, and says so', async () => {
    await ask(CARD, { latencyMs: 1500 });
    await chooseLicence();
    const heard = listenToAnnouncements();
    await pick(FRONT, pdfFile('id.pdf'));
    (await slot(FRONT).findByRole('button', { name: 'Pause upload of id.pdf' })).focus();
    await userEvent.keyboard('{Enter}');
    expect(await slot(FRONT).findByText(/^Paused/)).toBeVisible();
    await waitFor(() => expect(heard).toContain('id.pdf: paused'));
    await press('Continue upload of id.pdf');
    await slot(FRONT).findByText(/^Uploaded/, undefined, { timeout: 8000 });
    expect(document.activeElement).not.toBe(document.body);
  });
});
