import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The labels file of the Azure format, as far as the quickstart reads it. */
export interface LabelsFile {
  metadata: { projectName: string; storageInputContainerName: string; language: string };
  assets: {
    entities: { category: string }[];
    documents: {
      location: string;
      language?: string;
      dataset?: 'Train' | 'Test';
      entities: {
        regionOffset: number;
        regionLength: number;
        labels: { category: string; offset: number; length: number }[];
      }[];
    }[];
  };
}

/** Documents with their labels, and new texts that the trained model has never seen. */
export interface Sample {
  labels: LabelsFile;
  documents: { location: string; text: string }[];
  newTexts: string[];
}

const FOLDER = join(import.meta.dirname, '../../samples/offer-letters');

/** The offer letters of `samples/`: 12 documents to train on, 4 to test with, 6 entity types. */
export async function loadOfferLetters(): Promise<Sample> {
  const locations = (await readdir(join(FOLDER, 'documents'))).sort();
  return {
    labels: JSON.parse(await readFile(join(FOLDER, 'labels.json'), 'utf8')),
    documents: await Promise.all(
      locations.map(async (location) => ({
        location,
        text: await readFile(join(FOLDER, 'documents', location), 'utf8'),
      })),
    ),
    newTexts: [
      'Dear Beatriz Nogueira,\n\nWe are pleased to offer you the position of Export Manager at Douro Cork Works. ' +
        'You will work in Porto, and your first day will be 5 October 2026.\n\n' +
        'Your starting salary is €3,100 per month, reviewed every January.\n',
      'Hello Kenji Mori! 👋🏽\r\n\r\nEveryone at Silver Lantern Studio enjoyed meeting you. ' +
        'We want you as our next Sound Designer.\r\n\r\nWhere: Kyoto\r\nWhen: 2026-11-16\r\nHow much: ¥5,800,000 a year\r\n',
    ],
  };
}
