/**
 * Fills variables into a compose file as `docker compose` does: `${NAME}`, `${NAME:-default}`, `${NAME:+instead}` and
 * `${NAME:?message}`.
 * (The checker parses and validates compose files, but does not look at the environment.)
 *
 * @throws Error that names a required variable which is not set.
 */
export function interpolate(text: string, environment: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-+?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    if (kind === '+') return environment[name] ? rest! : '';
    const value = environment[name] || (kind === '-' ? rest : undefined);
    if (value === undefined) throw new Error(`${name} is not set: ${rest ?? 'no default'}`);
    return value;
  });
}

/** The variables of a file with one `NAME=value` a line and comments. */
export function parseEnvFile(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
