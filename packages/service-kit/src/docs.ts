import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { DOCUMENT_NAMES, type DocumentName, readDocument } from '@spansmith/contract';
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';

/** Only our own files; `upgrade-insecure-requests` would break plain http. The page sets style attributes. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Stands in the page's head instead of the web framework's. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40">
  <text x="0" y="28" font-family="sans-serif" font-size="26" font-weight="bold" fill="white">Spansmith</text>
</svg>`;

/**
 * `GET /docs`: pages over the OpenAPI documents, with everything they need served from here; and the documents
 * themselves at `/docs/openapi/{name}.yaml` and `.json`. None of it needs a key.
 *
 * @param names the documents whose operations this server answers.
 */
export function registerDocs(app: FastifyInstance, names: readonly DocumentName[] = DOCUMENT_NAMES): void {
  const documents = names.map((name) => ({ name, document: readDocument(name) }));
  app.register(async (scope) => {
    for (const { name, document } of documents) {
      const yaml = stringify(document);
      scope.get(`/docs/openapi/${name}.json`, async () => document);
      scope.get(`/docs/openapi/${name}.yaml`, async (_request, reply) => {
        reply.type('application/yaml; charset=utf-8');
        return yaml;
      });
    }
    // The page asks for one document before it reads `urls`.
    await scope.register(swagger, {
      mode: 'static',
      specification: { document: documents[0]?.document as never },
    });
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: {
        urls: documents.map(({ name, document }) => ({
          name: document.info.title,
          url: `/docs/openapi/${name}.json`,
        })),
      },
      staticCSP: CONTENT_SECURITY_POLICY,
      theme: { title: 'Spansmith API' },
      logo: { type: 'image/svg+xml', content: LOGO, href: '/docs', target: '_self' },
    });
  });
}
