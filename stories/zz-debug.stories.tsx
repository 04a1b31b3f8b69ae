import type { Meta, StoryObj } from '@storybook/react-vite';
import { RFIForm } from 'customer-status-kit';
import { waitFor } from 'storybook/test';
const meta = { title: 'Debug', component: RFIForm } satisfies Meta<typeof RFIForm>;
export default meta;
export const Send: StoryObj<typeof meta> = {
  globals: { scenario: 'created' },
  play: async ({ canvas, userEvent }) => {
    const log: string[] = [];
    const t0 = performance.now();
    const say = (text: string) => log.push(`${(performance.now() - t0).toFixed(1)} ${text}`);
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, (e) => say(`${type} ${(e.target as HTMLElement).textContent?.slice(0, 40)}`));
    const raf = window.requestAnimationFrame;
    window.requestAnimationFrame = (cb) => raf((t) => { say('raf cb ' + document.querySelector('.csk-rfi-form h2')?.textContent); cb(t); say('raf end ' + document.activeElement?.textContent?.slice(0, 30)); });
    new MutationObserver(() => say('mutation ' + document.querySelector('.csk-rfi-form h2')?.textContent)).observe(document.body, { childList: true, subtree: true });
    const fill = async (label: string, text: string) => { await userEvent.click(await canvas.findByLabelText(label)); await userEvent.paste(text); };
    await fill('Full legal name', 'Ada'); await fill('Day', '10'); await fill('Month', '12'); await fill('Year', '1990'); await fill('Address line 1', 'x'); await fill('Town or city', 'London');
    await userEvent.selectOptions(canvas.getByLabelText('Country'), 'GB');
    await userEvent.click(canvas.getByRole('button', { name: 'Review answers' }));
    await canvas.findByRole('heading', { name: 'Check your answers before sending' });
    await new Promise((r) => setTimeout(r, 300));
    log.length = 0; say('SEND');
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    say('clicked');
    await canvas.findByRole('heading', { name: 'Your answers were sent' });
    await new Promise((r) => setTimeout(r, 300));
    say('end active=' + document.activeElement?.tagName);
    throw new Error('\n' + log.join('\n'));
  },
};
