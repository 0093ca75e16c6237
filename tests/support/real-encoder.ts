import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toolsFolder } from '../../scripts/stack/find-program.ts';

/** all-MiniLM-L6-v2: SPANSMITH_TEST_ENCODER_DIR, or where scripts/stack/install-tools puts it. */
export const realEncoderFolder =
  process.env.SPANSMITH_TEST_ENCODER_DIR || join(toolsFolder(process.env), '../all-minilm-l6-v2');

/** False only where the folder is absent outside CI; in CI nothing may be skipped, so the tests run and fail. */
export const hasRealEncoder = existsSync(realEncoderFolder) || process.env.CI === 'true';
