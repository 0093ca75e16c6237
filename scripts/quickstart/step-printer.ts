import type { WriteStream } from 'node:tty';

/** Prints one line a step: rewritten in place on a terminal, printed once at its end elsewhere. */
export class StepPrinter {
  readonly #output: WriteStream;
  #step: string | undefined;
  #line = '';
  #startedAt = 0;

  constructor(output: WriteStream) {
    this.#output = output;
  }

  /** Begins `step`, or updates its detail when it is the current one. */
  readonly show = (step: string, detail = ''): void => {
    if (step !== this.#step) {
      this.end();
      this.#step = step;
      this.#startedAt = performance.now();
    }
    this.#line = `${step.padEnd(18)} ${detail}`;
    if (this.#output.isTTY) this.#output.write(`\r\x1b[K  ${this.#line}`);
  };

  /** Ends the current step with the seconds that it took. */
  end(): void {
    if (this.#step === undefined) return;
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1);
    const start = this.#output.isTTY ? '\r\x1b[K' : '';
    this.#output.write(`${start}✔ ${this.#line}  (${seconds} s)\n`);
    this.#step = undefined;
  }
}
