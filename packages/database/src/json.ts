/**
 * JSON text of a value, for a json column. node-postgres parses it again when it reads the column.
 *
 * The columns are `json`, not `jsonb`, because they hold users' text and must give it back unit for unit: JSON escapes
 * U+0000 and lone surrogates, and `json` keeps those escapes while `jsonb` (and `text`) refuse or replace them. So SQL
 * must never look inside such a column: `->` and its relatives fail on those escapes.
 *
 * @throws TypeError when the value has no JSON text (undefined, a function, a cycle)
 */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`A json column cannot hold ${typeof value}.`);
  return text;
}

/** As `json`, with SQL's null for an absent value. */
export function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : json(value);
}
