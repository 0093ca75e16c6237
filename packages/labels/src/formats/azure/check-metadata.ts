import { quote } from '@spansmith/basics';
import type { Fields } from './fields.ts';

const PROJECT_KIND = 'CustomEntityRecognition';

/** Checks what the file says of itself and of the project: all but `assets.entities` and `assets.documents`. */
export function checkMetadata(file: Fields, metadata: Fields | undefined, assets: Fields | undefined): void {
  file.required('projectFileVersion', 'string');
  const indexType = file.required('stringIndexType', 'string') ?? 'Utf16CodeUnit';
  if (indexType !== 'Utf16CodeUnit') {
    const message = `A labels file counts offsets in "Utf16CodeUnit", not in ${quote(indexType)}. Convert the offsets.`;
    file.report('unsupportedStringIndexType', 'stringIndexType', message);
  }
  for (const fields of [metadata, assets]) {
    if ((fields?.required('projectKind', 'string') ?? PROJECT_KIND) === PROJECT_KIND) continue;
    const message = `"projectKind" must be "${PROJECT_KIND}", both in the metadata and in the assets.`;
    fields?.report('projectKindMismatch', 'projectKind', message);
  }
  if (!metadata) return;
  metadata.required('storageInputContainerName', 'string');
  metadata.required('projectName', 'string');
  checkLanguage(metadata, metadata.required('language', 'string'));
  metadata.optional('multilingual', 'boolean');
  metadata.optional('description', 'string');
  checkSettings(metadata);
}

/** Any tag of the form of BCP 47 will do: the engine is not bound to a list of languages. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** Reports the field `language` where it is no language tag. */
export function checkLanguage(fields: Fields, language: string | undefined): void {
  if (language === undefined || LANGUAGE_TAG.test(language)) return;
  const message = `"language" must be a language code such as "en" or "en-us"; it is ${quote(language)}.`;
  fields.report('invalidLanguage', 'language', message);
}

function checkSettings(metadata: Fields): void {
  const threshold = metadata.optional('settings', 'object')?.confidenceThreshold ?? 0;
  if (typeof threshold === 'number' && threshold >= 0 && threshold <= 1) return;
  const message = `"confidenceThreshold" must be a number from 0 to 1; it is ${quote(threshold)}.`;
  metadata.report('invalidSettings', 'settings.confidenceThreshold', message);
}
