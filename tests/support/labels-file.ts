/** A labels file without problems, in the wire's shape: these entity types and documents, in the container `letters`. */
export function labelsFileOf<Document>(categories: readonly string[], documents: readonly Document[] = []) {
  return {
    projectFileVersion: '2022-05-01',
    stringIndexType: 'Utf16CodeUnit' as const,
    metadata: {
      projectKind: 'CustomEntityRecognition' as const,
      storageInputContainerName: 'letters',
      projectName: 'Letters',
      language: 'en',
    },
    assets: {
      projectKind: 'CustomEntityRecognition' as const,
      entities: categories.map((category) => ({ category })),
      documents: [...documents],
    },
  };
}
