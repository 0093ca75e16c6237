import { createHash } from 'node:crypto';
import { serializeLabelsFile } from '@spansmith/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { hashTrainingData, parseSnapshot, serializeSnapshot } from './snapshot.ts';

const content = {
  metadata: {
    projectName: 'Letters',
    storageInputContainerName: 'letters',
    language: 'en',
    multilingual: false,
    settings: { b: 1, a: { d: 2, c: 3 } },
  },
  entities: [{ category: 'Date' }],
  documents: [
    {
      location: 'a.txt',
      dataset: 'Train' as const,
      regions: [{ startUtf16: 0, endUtf16: 9, spans: [{ category: 'Date', startUtf16: 3, endUtf16: 9 }] }],
      text: 'On 3 May 😀\r\n',
    },
  ],
};

describe('a training snapshot', () => {
  it('is read back as it was written, under the hash of its bytes', () => {
    const { snapshot, bytes, sha256 } = serializeSnapshot(content);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(parseSnapshot(bytes, sha256)).toEqual(snapshot);
    expect(snapshot).toMatchObject(content);
  });

  it('has the same bytes whatever the order of keys', () => {
    const { documents, entities, metadata } = content;
    const reordered = {
      documents,
      entities,
      metadata: { ...metadata, settings: { a: { c: 3, d: 2 }, b: 1 } },
    };
    expect(serializeSnapshot(reordered).sha256).toBe(serializeSnapshot(content).sha256);
  });

  it('has another hash when a label moves', () => {
    const moved = structuredClone(content);
    moved.documents[0]!.regions[0]!.spans[0]!.startUtf16 = 4;
    expect(serializeSnapshot(moved).sha256).not.toBe(serializeSnapshot(content).sha256);
  });

  it('is refused when a byte has changed', () => {
    const { bytes, sha256 } = serializeSnapshot(content);
    bytes[10]! ^= 1;
    expect(() => parseSnapshot(bytes, sha256)).toThrow('The training snapshot is damaged');
  });

  it('is refused when it is of another format', () => {
    const bytes = new TextEncoder().encode('{"format":"other"}');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(() => parseSnapshot(bytes, sha256)).toThrow('has the format other');
  });

  it('serializes to a labels file without texts', () => {
    const { snapshot } = serializeSnapshot(content);
    const file = serializeLabelsFile(snapshot);
    expect(file.metadata.projectName).toBe('Letters');
    expect(JSON.stringify(file)).not.toContain('😀');
  });
});

describe('hashTrainingData', () => {
  const hash = (changed: object) => hashTrainingData(serializeSnapshot({ ...content, ...changed }).snapshot);

  it('is the same for another project with the same data', () => {
    expect(hash({ metadata: { ...content.metadata, projectName: 'Copy' } })).toBe(hash({}));
  });

  it('depends on the texts and on the language', () => {
    expect(hash({ metadata: { ...content.metadata, language: 'de' } })).not.toBe(hash({}));
    expect(
      hash({ documents: content.documents.map((one) => ({ ...one, text: 'On 4 May 😀\r\n' })) }),
    ).not.toBe(hash({}));
  });
});

describe('canonicalJson', () => {
  it('says the same as JSON does', () => {
    fc.assert(
      fc.property(
        fc.json(),
        (json) => void expect(JSON.parse(canonicalJson(JSON.parse(json)))).toEqual(JSON.parse(json)),
      ),
    );
  });

  it('sorts keys at every depth and keeps the order of arrays', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 3], a: null, B: '\ud800' })).toBe(
      '{"B":"\\ud800","a":null,"b":[{"c":2,"d":1},3]}',
    );
  });
});
