/**
 * An OpenAPI path as Fastify (find-my-way) wants it: a literal colon is doubled, `{name}` becomes `:name`.
 * `/analyze-text/jobs/{jobId}:cancel` -> `/analyze-text/jobs/:jobId::cancel`.
 */
export function toFastifyPath(path: string): string {
  return path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1');
}
