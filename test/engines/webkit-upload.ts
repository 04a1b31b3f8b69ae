import { userEvent } from 'vitest/browser';

// The driver of WebKitGTK takes files from a disk only, and those of a test are on none: they are put into the input as dropping
// them does.
userEvent.upload = async (target, given) => {
  const input = target instanceof Element ? target : target.element();
  if (!(input instanceof HTMLInputElement)) throw new TypeError('Files go into an input.');
  const transfer = new DataTransfer();
  for (const file of [given].flat()) if (file instanceof File) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
