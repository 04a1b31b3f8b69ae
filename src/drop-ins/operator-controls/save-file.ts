/**
 * Has the browser save a file of a customer. It gets no address of its own that somebody could open: the bytes go to the
 * disk as bytes of no type. Resolves with whether it worked.
 */
export async function saveFile(file: Blob, name: string): Promise<boolean> {
  try {
    const link = document.createElement('a');
    link.href = await asText(new Blob([file], { type: 'application/octet-stream' }));
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    return true;
  } catch {
    return false;
  }
}

function asText(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () =>
      typeof reader.result === 'string' ? resolve(reader.result) : reject(reader.error ?? new Error('unreadable')),
    );
    reader.readAsDataURL(file);
  });
}
