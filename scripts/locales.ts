/** The languages that sentences are written in, English apart. A folder of JSON files each in `src/messages`. */
export const TRANSLATED = [
  'ar',
  'de',
  'es',
  'fr',
  'he',
  'hi',
  'id',
  'it',
  'ja',
  'nl',
  'pl',
  'pt-BR',
  'tr',
  'uk',
  'vi',
  'zh-CN',
] as const;

/** Languages nobody speaks, made from the English by a machine: what is not from the catalogue, or has no room, shows. */
export const PSEUDO = ['ar-XB', 'en-XA'] as const;

/** The name of a language's catalogue in code: `ptBR` for `pt-BR`. */
export function constantOfLocale(locale: string): string {
  return locale.replaceAll('-', '');
}
