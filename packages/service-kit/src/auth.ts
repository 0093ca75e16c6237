import { createHash, timingSafeEqual } from 'node:crypto';
import { unauthorized } from '@spansmith/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Knows which API keys are good, without necessarily knowing the keys. */
export interface KeyStore {
  accepts(key: string): boolean | Promise<boolean>;
}

/** SHA-256 of a key, 32 bytes: what is kept of it. A key is random and long, so a slow hash would add nothing. */
export function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Accepts the keys with these digests. Takes the same time whichever of them matches, if any. */
export function keyStore(digests: readonly Buffer[]): KeyStore {
  return {
    accepts(key) {
      const presented = digestOfKey(key);
      return digests.reduce((found, digest) => timingSafeEqual(digest, presented) || found, false);
    },
  };
}

/**
 * A hook for `onRequest`: lets a request through whose `Ocp-Apim-Subscription-Key`, or else `Authorization: Bearer`,
 * holds a good key, and answers every other one with 401 Unauthorized before its body is read.
 */
export function requireKey(keys: KeyStore): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const key = presentedKey(request);
    if (key !== undefined && (await keys.accepts(key))) return;
    reply.header('www-authenticate', 'Bearer realm="spansmith"');
    throw unauthorized(
      key === undefined
        ? 'The request has no API key. Send it in the header Ocp-Apim-Subscription-Key, or as Authorization: Bearer <key>.'
        : 'The API key is not valid for this server.',
    );
  };
}

function presentedKey({ headers }: FastifyRequest): string | undefined {
  const subscriptionKey = headers['ocp-apim-subscription-key'];
  if (typeof subscriptionKey === 'string' && subscriptionKey !== '') return subscriptionKey;
  return /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}
