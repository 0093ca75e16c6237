import type { AzureLabelsFile } from '@spansmith/labels';

/** The texts of a small project, with what an editor does not show: emoji, CRLF, a combining accent. */
export const LETTER_TEXTS = {
  'a.txt': 'Dear Ann 👋🏽,\r\nwelcome to Oslo.\r\n',
  'b.txt': 'Dear Zoe\u0301,\nwelcome to Paris.\n',
  'sub/c.txt': 'No letter at all.',
};

/** Their labels file, as `:export` writes it: nothing that it leaves out, nothing that it adds. */
export function lettersFile(): AzureLabelsFile {
  const regionOf = (location: keyof typeof LETTER_TEXTS, labels: [category: string, surface: string][]) => ({
    regionOffset: 0,
    regionLength: LETTER_TEXTS[location].length,
    labels: labels.map(([category, surface]) => ({
      category,
      offset: LETTER_TEXTS[location].indexOf(surface),
      length: surface.length,
    })),
  });
  return {
    projectFileVersion: '2022-05-01',
    stringIndexType: 'Utf16CodeUnit',
    metadata: {
      projectKind: 'CustomEntityRecognition',
      storageInputContainerName: 'letters',
      projectName: 'Letters',
      multilingual: true,
      description: 'Who goes where 🗺️',
      language: 'en',
      settings: { confidenceThreshold: 0.5 },
    },
    assets: {
      projectKind: 'CustomEntityRecognition',
      // Not in the order of the alphabet: the order is the user's.
      entities: [{ category: 'Person' }, { category: 'City', description: 'A town' }],
      documents: [
        {
          location: 'b.txt',
          language: 'fr',
          dataset: 'Test',
          entities: [
            regionOf('b.txt', [
              ['Person', 'Zoe\u0301'],
              ['City', 'Paris'],
            ]),
          ],
        },
        {
          location: 'a.txt',
          dataset: 'Train',
          entities: [
            regionOf('a.txt', [
              ['City', 'Oslo'],
              ['Person', 'Ann'],
            ]),
          ],
        },
        { location: 'sub/c.txt', entities: [] },
      ],
    },
  };
}
