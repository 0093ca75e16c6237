import { setTimeout as sleep } from 'node:timers/promises';
import type { TrainEvent } from '@spansmith/contract';
import { appendTrainingEvent, type Claim, type Queryable } from '@spansmith/database';
import type { Logger } from '@spansmith/service-kit';

/** Between two events of a job. */
const PAUSE_MS = 250;

/**
 * Writes a training's progress down, a few times a second at most: of the events that come meanwhile, only the last
 * one of each stage is kept. Progress is only told, so an event that cannot be written is skipped.
 */
export class ProgressLog {
  readonly #db: Queryable;
  readonly #claim: Claim;
  readonly #log: Logger;
  readonly #waiting: TrainEvent[] = [];
  readonly #closing = new AbortController();
  #writing: Promise<void> | undefined;

  constructor(db: Queryable, claim: Claim, log: Logger) {
    this.#db = db;
    this.#claim = claim;
    this.#log = log;
  }

  report(event: TrainEvent): void {
    if (this.#closing.signal.aborted) return;
    if (this.#waiting.at(-1)?.stage === event.stage) this.#waiting.pop();
    this.#waiting.push(event);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Drops what is waiting; when it resolves, nothing is written any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiting.length = 0;
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (let event = this.#waiting.shift(); event; event = this.#waiting.shift()) {
      try {
        await appendTrainingEvent(this.#db, this.#claim, event);
      } catch (err) {
        this.#log.warn({ err, jobId: this.#claim.id }, 'an event of a training was not written');
      }
      await sleep(PAUSE_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }
}
