import type { Dataset, LabelledDocument, Region } from '../../span.ts';

/**
 * The labels file: what `:import` takes and `:export` gives.
 *
 * All offsets and lengths are UTF-16 code units; `labels[].offset` counts from the start of the document's text, not
 * of the region.
 */
export interface AzureLabelsFile {
  projectFileVersion: string;
  stringIndexType: 'Utf16CodeUnit';
  metadata: AzureMetadata;
  assets?: AzureAssets | null;
}

export interface AzureMetadata {
  projectKind: 'CustomEntityRecognition';
  storageInputContainerName: string;
  projectName: string;
  language: string;
  multilingual?: boolean | null;
  description?: string | null;
  settings?: Record<string, unknown> | null;
}

export interface AzureAssets {
  projectKind: 'CustomEntityRecognition';
  entities?: EntityType[] | null;
  documents?: AzureDocument[] | null;
}

export interface AzureDocument {
  location: string;
  language?: string | null;
  dataset?: Dataset | null;
  entities?: AzureRegion[] | null;
}

export interface AzureRegion {
  regionOffset: number;
  regionLength: number;
  labels?: AzureLabel[] | null;
}

export interface AzureLabel {
  category: string;
  offset: number;
  length: number;
}

/** A kind of entity that may be labelled. `description` is for people (and later previews of the API). */
export interface EntityType {
  category: string;
  description?: string | null;
}

/** What a project is, apart from its labels. */
export interface ProjectMetadata {
  projectName: string;
  storageInputContainerName: string;
  language: string;
  multilingual: boolean;
  description?: string;
  settings: Record<string, unknown>;
}

/** A labels file in the platform's terms. Entity types, documents, regions and labels keep the file's order. */
export interface LabelledProject {
  metadata: ProjectMetadata;
  entities: EntityType[];
  documents: LabelledDocument[];
}

/** Reads a file in which `checkLabelsFile` found no errors. Fields that the format does not know are dropped. */
export function parseLabelsFile({ metadata, assets }: AzureLabelsFile): LabelledProject {
  return {
    metadata: {
      projectName: metadata.projectName,
      storageInputContainerName: metadata.storageInputContainerName,
      language: metadata.language,
      multilingual: metadata.multilingual ?? false,
      ...(metadata.description != null && { description: metadata.description }),
      settings: metadata.settings ?? {},
    },
    entities: (assets?.entities ?? []).map(copyEntityType),
    documents: (assets?.documents ?? []).map(({ location, language, dataset, entities }) => ({
      location,
      ...(language != null && { language }),
      ...(dataset != null && { dataset }),
      regions: parseRegions(entities ?? []),
    })),
  };
}

/** Writes a labels file; `parseLabelsFile` reads back the same project, label for label, in the same order. */
export function serializeLabelsFile({ metadata, entities, documents }: LabelledProject): AzureLabelsFile {
  const projectKind = 'CustomEntityRecognition';
  return {
    projectFileVersion: '2022-05-01',
    stringIndexType: 'Utf16CodeUnit',
    metadata: {
      projectKind,
      storageInputContainerName: metadata.storageInputContainerName,
      projectName: metadata.projectName,
      multilingual: metadata.multilingual,
      ...(metadata.description !== undefined && { description: metadata.description }),
      language: metadata.language,
      settings: metadata.settings,
    },
    assets: {
      projectKind,
      entities: entities.map(copyEntityType),
      documents: documents.map(({ location, language, dataset, regions }) => ({
        location,
        ...(language !== undefined && { language }),
        ...(dataset !== undefined && { dataset }),
        entities: serializeRegions(regions),
      })),
    },
  };
}

/** The regions of one document, from offset and length to start and end. */
export function parseRegions(regions: readonly AzureRegion[]): Region[] {
  return regions.map(({ regionOffset, regionLength, labels }) => ({
    startUtf16: regionOffset,
    endUtf16: regionOffset + regionLength,
    spans: (labels ?? []).map(({ category, offset, length }) => ({
      category,
      startUtf16: offset,
      endUtf16: offset + length,
    })),
  }));
}

/** The regions of one document, from start and end to offset and length. */
export function serializeRegions(regions: readonly Region[]): (AzureRegion & { labels: AzureLabel[] })[] {
  return regions.map(({ startUtf16, endUtf16, spans }) => ({
    regionOffset: startUtf16,
    regionLength: endUtf16 - startUtf16,
    labels: spans.map(serializeSpan),
  }));
}

/** One labelled span, from start and end to offset and length. */
export function serializeSpan({ category, startUtf16, endUtf16 }: Region['spans'][number]): AzureLabel {
  return { category, offset: startUtf16, length: endUtf16 - startUtf16 };
}

function copyEntityType({ category, description }: EntityType): EntityType {
  return { category, ...(description != null && { description }) };
}
