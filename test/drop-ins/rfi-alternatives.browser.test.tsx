import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createCustomerClient, type CustomerClient, localDrafts } from '../../src/client/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import { ask, due, HERE, openAsked, SENT } from './asked-page.js';
import { axeFaults } from './axe-faults.js';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('alternatives', () => {
  const group = { id: 'proof', rule: 'any' } as const;
  const three = (min?: number) => ['Passport', 'Licence', 'Card'].map((title) => ask(title, { group: { ...group, min } }));

  it('are chosen with the keyboard; the others are hidden, kept, and not sent', async () => {
    const { client } = openAsked(<RFIForm />, three(), HERE);
    const choice = await screen.findByRole('group', { name: 'Answer one of these' });
    expect(within(choice).queryByRole('textbox')).toBeNull();
    screen.getByRole('radio', { name: 'Passport' }).focus();
    await userEvent.keyboard(' ');
    await userEvent.fill(await screen.findByRole('textbox', { name: 'Passport' }), 'P 1');
    screen.getByRole('radio', { name: 'Passport' }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Licence' })).toHaveFocus();
    expect(screen.queryByRole('textbox', { name: 'Passport' })).toBeNull();
    await userEvent.fill(screen.getByRole('textbox', { name: 'Licence' }), 'L 1');
    expect(client.getSnapshot().drafts['passport']?.answer).toMatchObject({ value: 'P 1' });
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    expect(screen.getByText('L 1')).toBeVisible();
    expect(screen.queryByText('P 1')).toBeNull();
    await press('Send');
    await screen.findByText('Your answers were sent');
    const sent = client.getSnapshot().customer?.requirements.filter(({ status }) => status === 'submitted');
    expect(sent?.map(({ id }) => id)).toEqual(['licence']);
  });

  it('of which two of three are needed ask for two, and say so', async () => {
    openAsked(<RFIForm />, three(2), HERE);
    await screen.findByRole('group', { name: 'Answer 2 of these' });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Card' }));
    await userEvent.fill(screen.getByRole('textbox', { name: 'Card' }), 'C 1');
    await press('Review answers');
    await userEvent.click(await screen.findByRole('link', { name: 'Answer 2 of the choices, such as: Passport' }));
    const passport = screen.getByRole('checkbox', { name: 'Passport' });
    await waitFor(() => expect(passport).toHaveFocus());
    expect(screen.getByRole('group', { name: 'Answer 2 of these' })).toHaveAccessibleDescription(/Answer 2 of the choices/);
    expect(await axeFaults()).toEqual([]);
    await userEvent.keyboard(' ');
    await userEvent.fill(screen.getByRole('textbox', { name: 'Passport' }), 'P 1');
    await press('Review answers');
    expect(await screen.findByText('Check your answers before sending')).toBeVisible();
  });

  describe('in two tabs', () => {
    const drafts = localDrafts({ tenant: 'alternatives' });
    const others: CustomerClient[] = [];

    afterEach(() => {
      for (const other of others.splice(0)) {
        other.reset();
        other.dispose();
      }
    });

    /** One tab that is shown, and another one in which things are chosen. */
    async function twoTabs() {
      const { backend, client } = openAsked(<RFIForm />, three(), { ...HERE, drafts });
      const other = createCustomerClient({ backend, customerId: 'cus_1', drafts });
      others.push(other);
      other.start();
      await userEvent.click(await screen.findByRole('radio', { name: 'Passport' }));
      await client.flushDrafts();
      let count = 0;
      const chooseElsewhere = async (id: string) => {
        count += 1;
        // The second group is what this tab is seen to have heard by.
        other.chooseAlternatives('seen', [String(count)]);
        other.chooseAlternatives('proof', [id]);
        await other.flushDrafts();
        await waitFor(() => expect(client.getSnapshot().choices['seen']).toEqual([String(count)]));
      };
      return { client, other, chooseElsewhere };
    }

    it('follow the choice of the other one, but never take away the control somebody is in', async () => {
      const { client, chooseElsewhere } = await twoTabs();
      await chooseElsewhere('licence');
      await waitFor(() => expect(screen.getByRole('radio', { name: 'Licence' })).toBeChecked());
      expect(screen.getByRole('radio', { name: 'Passport' })).toHaveFocus();
      expect(screen.getByText('Changed in another tab: Licence. You see what was written last.')).toBeVisible();
      const typing = screen.getByRole('textbox', { name: 'Licence' });
      await userEvent.fill(typing, 'L 1');
      await client.flushDrafts();
      await chooseElsewhere('card');
      expect(typing).toHaveFocus();
      expect(screen.getByRole('radio', { name: 'Licence' })).toBeChecked();
      await userEvent.keyboard('{Tab}');
      await waitFor(() => expect(screen.getByRole('radio', { name: 'Card' })).toBeChecked());
      expect(document.body).not.toHaveFocus();
      expect(client.getSnapshot().drafts['licence']?.answer).toMatchObject({ value: 'L 1' });
    });

    it('stay as they are while the window is left, with the control that has the focus', async () => {
      const { client, chooseElsewhere } = await twoTabs();
      const typing = screen.getByRole('textbox', { name: 'Passport' });
      await userEvent.fill(typing, 'P 1');
      await client.flushDrafts();
      typing.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      await chooseElsewhere('card');
      expect(typing).toHaveFocus();
      expect(screen.getByRole('radio', { name: 'Passport' })).toBeChecked();
    });

    it('stay as they are for whoever goes on typing, and the other tab follows', async () => {
      const { client, other, chooseElsewhere } = await twoTabs();
      const typing = screen.getByRole('textbox', { name: 'Passport' });
      await userEvent.fill(typing, 'P');
      await client.flushDrafts();
      await chooseElsewhere('card');
      await userEvent.type(typing, ' 1');
      await userEvent.keyboard('{Tab}');
      await client.flushDrafts();
      await waitFor(() => expect(other.getSnapshot().choices['proof']).toEqual(['passport']));
      expect(screen.getByRole('radio', { name: 'Passport' })).toBeChecked();
      expect(typing).toHaveValue('P 1');
    });
  });

  it('remember the choice while the form is off the page', async () => {
    const { show } = openAsked(<RFIForm />, three(), HERE);
    await userEvent.click(await screen.findByRole('radio', { name: 'Card' }));
    show(<p>elsewhere</p>);
    show(<RFIForm />);
    expect(await screen.findByRole('radio', { name: 'Card' })).toBeChecked();
  });

  it('show their date before anything is chosen', async () => {
    openAsked(
      <RFIForm />,
      three().map((one) => ({ ...one, ...due('2026-03-02') })),
      HERE,
    );
    const choice = await screen.findByRole('group', { name: 'Answer one of these' });
    expect(within(choice).getByText('Due Mar 2, 2026, tomorrow')).toBeVisible();
  });

  it('that all are needed are counted, and only what failed is asked again', async () => {
    const all = { id: 'lease', rule: 'all' } as const;
    openAsked(
      <RFIForm />,
      [
        ask('Street', { group: all, status: 'rejected' }),
        ask('Rent', { group: all, status: 'accepted', awaiting: 'provider' }),
        ask('Start', { group: all, ...SENT }),
      ],
      HERE,
    );
    const box = within(await screen.findByRole('group', { name: 'These belong together: 2 of 3 done' }));
    expect(box.getAllByRole('textbox').map((input) => input.getAttribute('name') ?? '')).toHaveLength(1);
    expect(box.getByRole('heading', { name: 'Street' })).toBeVisible();
  });
});
