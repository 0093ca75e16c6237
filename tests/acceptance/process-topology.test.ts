import { describe } from 'vitest';
import { loadOfferLetters } from '../../scripts/quickstart/sample.ts';
import { startStack } from '../../scripts/stack/start-stack.ts';
import { programsOrSkip } from '../infra/programs.ts';
import { hasSharedData, loadLoanAgreements } from '../support/shared-data.ts';
import { describeLifeCycle, describePlatform } from './life-cycle-suite.ts';

const programs = await programsOrSkip('postgres', 'redis-server', 'versitygw', 'nginx');

describe.skipIf(!programs)('the production topology', () => {
  describePlatform(
    'npm run stack',
    () => startStack({ quiet: true }),
    (platform) => {
      describe('with the offer letters', () => {
        describeLifeCycle(loadOfferLetters, platform, { leastMicroF1: 0.6 });
      });

      describe.skipIf(!hasSharedData)('with the loan agreements', () => {
        describeLifeCycle(loadLoanAgreements, platform, { leastMicroF1: 0.85 });
      });
    },
  );
});
