import type { Platform } from '../../scripts/quickstart/life-cycle.ts';

/** A platform that a black-box test talks to over HTTP, however it was started. */
export interface RunningPlatform extends Platform {
  stop(): Promise<void>;
}
