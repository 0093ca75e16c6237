import { describe, expect, it } from 'vitest';
import { isSupportedLanguage, SUPPORTED_LANGUAGES } from './languages.ts';

describe('the supported languages', () => {
  it('have a name each, none of them the code itself', () => {
    for (const { languageCode, languageName } of SUPPORTED_LANGUAGES)
      expect(languageName).not.toBe(languageCode);
    expect(SUPPORTED_LANGUAGES).toContainEqual({
      languageName: 'Portuguese (Brazil)',
      languageCode: 'pt-br',
    });
  });

  it('are listed once each, in the order of their codes', () => {
    const codes = SUPPORTED_LANGUAGES.map(({ languageCode }) => languageCode);
    expect(codes).toEqual([...new Set(codes)].sort());
  });
});

describe('isSupportedLanguage', () => {
  it.each(['en', 'en-us', 'EN-GB', 'de-AT', 'pt', 'zh-Hans-CN'])('knows %s', (code) => {
    expect(isSupportedLanguage(code)).toBe(true);
  });

  it.each(['', 'english', 'xx', 'e', 'en_us', 'en-', '-en', 'de-AT '])('does not know %j', (code) => {
    expect(isSupportedLanguage(code)).toBe(false);
  });
});
