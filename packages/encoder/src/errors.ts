/** An encoder folder that cannot be used; the message says what is wrong, where, and what to do. */
export class EncoderError extends Error {
  override name = 'EncoderError';
}
