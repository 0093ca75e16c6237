/**
 * Whether a text column could hold this name. Names come from URLs, and Postgres answers a NUL with an error instead
 * of with no rows; a lone surrogate would arrive as U+FFFD and find another name. So look no such name up.
 */
export function isStorableName(name: string): boolean {
  return name.isWellFormed() && !name.includes('\0');
}
