import { describe, expect, it } from 'vitest';
import { DOCUMENT_NAMES, readDocument } from './openapi-document.ts';

describe('readDocument', () => {
  it.each(DOCUMENT_NAMES)(
    'gives %s with references into itself only, all of which lead somewhere',
    (name) => {
      const document = readDocument(name);
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
        (match) => match[1] as string,
      );
      for (const reference of references) {
        expect(reference).toMatch(/^#\//);
        const target = reference
          .slice(2)
          .split('/')
          .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document);
        expect(target, reference).toBeDefined();
      }
    },
  );

  it.each(DOCUMENT_NAMES)('describes the security schemes of %s themselves', (name) => {
    expect(readDocument(name).components.securitySchemes).toMatchObject({
      subscriptionKey: { type: 'apiKey', name: 'Ocp-Apim-Subscription-Key' },
      bearerKey: { type: 'http', scheme: 'bearer' },
    });
  });
});
