/**
 * An OpenAPI path as Fastify (find-my-way) wants it: a literal colon is doubled, `{name}` becomes `:name`.
 * `/projects/{name}/:train` -> `/projects/:name/::train`.
 *
 * A name that runs into a colon needs a pattern to end at, or the router takes the rest for part of the name:
 * `/jobs/{jobId}:cancel` -> `/jobs/:jobId([^:/]+)::cancel`.
 */
export function toFastifyPath(path: string): string {
  return path
    .replaceAll(':', '::')
    .replace(/\{(\w+)\}(?=::)/g, ':$1([^:/]+)')
    .replace(/\{(\w+)\}/g, ':$1');
}
