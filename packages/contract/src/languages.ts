/** Codes of the languages that the original service lists for custom entities (BCP 47, lower case). */
const LANGUAGE_CODES = `
  af am ar as az be bg bn br bs ca cs cy da de el en en-us eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id it
  ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl or pa pl ps pt-br pt-pt ro ru sa sd si sk sl so
  sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh-hans zh-hant zu`
  .trim()
  .split(/\s+/);

/** A language as the contract lists it. */
export interface SupportedLanguage {
  /** In English. */
  languageName: string;
  languageCode: string;
}

const englishNames = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });

/** The languages in the order of their codes. Labels and predictions do not depend on them: the list is advice. */
export const SUPPORTED_LANGUAGES: readonly SupportedLanguage[] = LANGUAGE_CODES.map((languageCode) => ({
  languageName: englishNames.of(languageCode) ?? languageCode,
  languageCode,
}));

const primarySubtags = new Set(LANGUAGE_CODES.map(primarySubtag));

/** Whether a language code, whatever its case, region or script, is one of a listed language: `de-AT` is. */
export function isSupportedLanguage(code: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code) && primarySubtags.has(primarySubtag(code));
}

function primarySubtag(code: string): string {
  return (code.split('-', 1)[0] ?? '').toLowerCase();
}
