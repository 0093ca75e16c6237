import { decodeUtf8 } from '@spansmith/basics';
import { type ApiError, invalidRequest, SEE_DOCS, unsupportedMediaType } from '@spansmith/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from './parse-json.ts';

/** Content types that are parsed as JSON, whichever of them an operation asks for. */
export const JSON_TYPES = ['application/json', 'application/merge-patch+json'];
const TEXT_TYPE = 'text/plain';
const PARSED_TYPES = [...JSON_TYPES, TEXT_TYPE];

/**
 * Parsers for JSON and for plain text, both strictly UTF-8. An empty body is no body, whatever its type: clients send
 * a content type with bodiless POSTs. An empty text is a text. Any other content type is refused with 415.
 */
export function registerBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();

  app.addContentTypeParser(
    JSON_TYPES,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (body.length === 0) return undefined;
      const text = decodeBody(request, body);
      try {
        return parseJson(text);
      } catch (error) {
        throw unreadable('valid JSON', (error as Error).message);
      }
    },
  );

  app.addContentTypeParser(TEXT_TYPE, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) =>
    decodeBody(request, body),
  );

  app.addContentTypeParser('*', async (request: FastifyRequest) => {
    const { headers } = request;
    const length = headers['content-length'];
    if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0'))
      return undefined;
    throw unsupportedMediaType(headers['content-type'], acceptedTypes(request));
  });
}

/** What to send instead of a type that cannot be read. */
export function acceptedTypes({ routeOptions }: FastifyRequest): string[] {
  return routeOptions.config.contentTypes ?? PARSED_TYPES;
}

function decodeBody({ headers, mediaType }: FastifyRequest, body: Buffer): string {
  const charset = /;\s*charset="?([^;"\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw unsupportedMediaType(headers['content-type'], [`${mediaType}; charset=utf-8`]);
  }
  try {
    return decodeUtf8(body);
  } catch (error) {
    throw unreadable('UTF-8 text', (error as Error).message);
  }
}

function unreadable(expected: string, reason: string): ApiError {
  return invalidRequest(`The request body is not ${expected}: ${reason}.`, {
    innererror: { code: 'InvalidRequestBodyFormat', message: SEE_DOCS },
  });
}
