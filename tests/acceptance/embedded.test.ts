import { describe } from 'vitest';
import { loadOfferLetters } from '../../scripts/quickstart/sample.ts';
import { startEmbeddedPlatform } from '../support/embedded-platform.ts';
import { hasSharedData, loadLoanAgreements } from '../support/shared-data.ts';
import { describeLifeCycle, describePlatform } from './life-cycle-suite.ts';

describePlatform('npm start', startEmbeddedPlatform, (platform) => {
  describe('with the offer letters', () => {
    describeLifeCycle(loadOfferLetters, platform, { leastMicroF1: 0.6 });
  });

  describe.skipIf(!hasSharedData)('with the loan agreements', () => {
    describeLifeCycle(loadLoanAgreements, platform, { leastMicroF1: 0.85 });
  });
});
