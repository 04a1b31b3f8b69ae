import { act, fireEvent, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { expect, it } from 'vitest';
import { RFIFormDialog } from '../../../src/drop-ins/rfi-form/index.js';
import { ask, HERE, openAsked } from '../asked-page.js';

function Host() {
  const [open, setOpen] = useState(true);
  return (
    <StrictMode>
      <RFIFormDialog open={open} onOpenChange={setOpen} />
    </StrictMode>
  );
}

it('Escape takes back what is being composed, and the dialog around the form stays until it is pressed again', async () => {
  openAsked(<Host />, [ask('Name', { id: 'name' })], HERE);
  const box = await screen.findByRole('textbox', { name: 'Name' });
  act(() => box.focus());
  fireEvent.compositionStart(box);
  fireEvent.keyDown(box, { key: 'Escape', isComposing: true });
  expect(screen.getByRole('dialog')).toContainElement(box);
  fireEvent.compositionEnd(box);
  fireEvent.keyDown(box, { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
