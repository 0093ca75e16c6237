import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, parseEnvironment } from '@spansmith/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLearningMaterial, learningMaterial, preparedFolder } from './learning-material.ts';
import { trainingVariables } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spansmith-material-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const materialOf = (environment: Record<string, string>) =>
  learningMaterial(parseEnvironment(trainingVariables, environment), {
    workingFolder: folder,
    cacheFolder: '/cache',
  });

describe('the learning material', () => {
  it('is word vectors alone where nothing is set', () => {
    expect(materialOf({})).toEqual({
      wordVectors: { files: {}, cacheFolder: '/cache/word-vectors', preparedFolder },
    });
  });

  it('is named by settings, whose relative paths count from where the process was started', () => {
    const material = materialOf({
      SPANSMITH_ENCODER_DIR: 'encoder',
      SPANSMITH_WORD_VECTORS: 'de=/vectors/cc.de.vec, pt-BR = a/b.vec',
      SPANSMITH_CACHE_DIR: './kept',
    });
    expect(material).toEqual({
      encoderFolder: join(folder, 'encoder'),
      wordVectors: {
        files: { de: '/vectors/cc.de.vec', 'pt-br': join(folder, 'a/b.vec') },
        cacheFolder: join(folder, 'kept'),
        preparedFolder,
      },
    });
  });

  it.each(['de', 'de=', '=a.vec', 'deutsch sprache=a.vec', 'de=a.vec,,fr=b.vec', 'de=a.vec,DE=b.vec'])(
    'is refused where the setting of the word vectors is %j',
    (text) => {
      expect(() => materialOf({ SPANSMITH_WORD_VECTORS: text })).toThrow('SPANSMITH_WORD_VECTORS');
    },
  );
});

describe('the check of the learning material', () => {
  it('passes where nothing is set, and where the files are there', async () => {
    await checkLearningMaterial(materialOf({}));
    await writeFile(join(folder, 'a.vec'), '1 1\na 1\n');
    await checkLearningMaterial(
      materialOf({ SPANSMITH_WORD_VECTORS: 'de=a.vec', SPANSMITH_CACHE_DIR: 'cache' }),
    );
    expect(await readdir(join(folder, 'cache'))).toHaveLength(1);
  });

  it('names every setting that names what is not there or cannot be used, and says what is wrong', async () => {
    await mkdir(join(folder, 'encoder'));
    await writeFile(join(folder, 'encoder/config.json'), '{}');
    await writeFile(join(folder, 'b.vec'), 'no numbers here\n');
    const checking = checkLearningMaterial(
      materialOf({
        SPANSMITH_ENCODER_DIR: 'encoder',
        SPANSMITH_WORD_VECTORS: 'de=a.vec,fr=b.vec',
        SPANSMITH_CACHE_DIR: 'cache',
      }),
    );
    const error = await checking.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).problems).toEqual([
      expect.stringMatching(/^SPANSMITH_ENCODER_DIR .*no tokenizer\.json.*no model\.safetensors/),
      expect.stringMatching(/^SPANSMITH_WORD_VECTORS .* de .*a\.vec/),
      expect.stringMatching(/^SPANSMITH_WORD_VECTORS .* fr .*b\.vec/),
    ]);
  });
});
