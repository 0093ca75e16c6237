import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

test("the README's example finds what the README says", async () => {
  const readme = await readFile(`${packageFolder}/README.md`, 'utf8');
  const [, example] = /```ts\n(.*?)```/s.exec(readme)!;
  const last = /^await (tagger\.predict\(.*\)); \/\/ \[\{ (.*), confidence: \.\.\. \}\]$/m.exec(example!)!;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module-typescript',
      '--eval',
      `${example}console.log(JSON.stringify(await ${last[1]}.then(([{ confidence, ...span }]) => span)));`,
    ],
    { cwd: packageFolder },
  );
  const told = last[2]!.replaceAll("'", '"').replaceAll(/(\w+):/g, '"$1":');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(`{ ${told} }`));
});
