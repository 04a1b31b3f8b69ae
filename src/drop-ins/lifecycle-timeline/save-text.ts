/**
 * Has the browser save a text of our own as a file. The address of the text lives for this one click only and leads to
 * words the page itself wrote: files of people never get one.
 */
export function saveText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
