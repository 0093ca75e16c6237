import type { ExtensionSchemas } from '@spansmith/contract';
import type { StoredDocument } from '@spansmith/documents';

/** A document of a container in the contract's shape, without its text. */
export function toDocument({
  location,
  sizeBytes,
  modifiedAt,
}: StoredDocument): ExtensionSchemas['Document'] {
  return { location, sizeBytes, lastModifiedDateTime: modifiedAt.toISOString() };
}
