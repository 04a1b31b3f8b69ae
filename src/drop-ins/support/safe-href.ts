const PROTOCOLS = ['https:', 'mailto:', 'tel:'];

/** The address when it may become a link, else `undefined`. */
export function safeHref(href: string): string | undefined {
  try {
    return PROTOCOLS.includes(new URL(href).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
