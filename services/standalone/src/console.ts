import { relative } from 'node:path';
import type { RunningPlatform } from './run-platform.ts';

/** One line for each thing that takes long. */
export function printProgress(message: string): void {
  process.stdout.write(`  ${message}…\n`);
}

/** Where the platform is and how to talk to it. A new key is shown this once; later the commands read its file. */
export function printReady({ url, dataDirectory, apiKey, seconds }: RunningPlatform): void {
  const shownKey = apiKey.kind === 'new' ? apiKey.key : undefined;
  const lines = [
    '',
    `Spansmith is ready (${seconds.toFixed(1)} s).`,
    '',
    `  address  ${url}   (API pages: ${url}/docs)`,
    `  key      ${describeKey(apiKey)}`,
    `  data     ${dataDirectory}`,
    '',
    '  Try it:',
    `    curl -H "Ocp-Apim-Subscription-Key: ${shownKey ?? keyExpression(apiKey)}" \\`,
    `      "${url}/language/authoring/analyze-text/projects?api-version=2023-04-01"`,
    `    ${quickstartCommand(url, dataDirectory)}      (in another terminal: from labels to entities)`,
    '',
    'Ctrl-C stops it; the data stays.',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

type ApiKey = RunningPlatform['apiKey'];

function describeKey(apiKey: ApiKey): string {
  switch (apiKey.kind) {
    case 'new':
      return `${apiKey.key}   (new; kept in ${shortPath(apiKey.file)}, and not shown again)`;
    case 'kept':
      return `the one in ${shortPath(apiKey.file)}`;
    case 'configured':
      return 'as set by SPANSMITH_API_KEYS';
  }
}

function keyExpression(apiKey: ApiKey): string {
  return apiKey.kind === 'configured' ? `\${SPANSMITH_API_KEYS%%,*}` : `$(cat '${shortPath(apiKey.file)}')`;
}

/** The command finds the platform by the same variables; those that are not at their defaults are needed there too. */
function quickstartCommand(url: string, dataDirectory: string): string {
  const variables = [];
  if (url !== 'http://127.0.0.1:8080') variables.push(`SPANSMITH_URL=${url} `);
  const path = shortPath(dataDirectory);
  if (path !== 'data') variables.push(`SPANSMITH_DATA_DIR='${path}' `);
  return `${variables.join('')}npm run quickstart`;
}

function shortPath(file: string): string {
  const path = relative(process.env.INIT_CWD ?? process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
