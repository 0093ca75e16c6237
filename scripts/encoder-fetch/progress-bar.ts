const WIDTH = 24;
const MIN_INTERVAL_MS = 100;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** One line: name, bar, megabytes. */
export function progressLine(name: string, bytes: number, totalBytes: number): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
  const bar = '='.repeat(Math.round(share * WIDTH)).padEnd(WIDTH);
  return `${name.padEnd(24)} [${bar}] ${Math.floor(share * 100)}% of ${megabytes(totalBytes)} MB`;
}

/** Shows on a terminal how a download goes, on a line for each file; elsewhere it shows nothing. */
export class ProgressBar {
  readonly #output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #isOpen = false;

  constructor(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {
    this.#output = output;
  }

  show(name: string, bytes: number, totalBytes: number): void {
    const whole = bytes === totalBytes;
    const now = performance.now();
    if (!this.#output.isTTY || (!whole && now - this.#drawnAt < MIN_INTERVAL_MS)) return;
    this.#drawnAt = now;
    this.#output.write(`\r${progressLine(name, bytes, totalBytes)}\x1b[K${whole ? '\n' : ''}`);
    this.#isOpen = !whole;
  }

  /** Ends a line that is not whole. */
  end(): void {
    if (this.#isOpen) this.#output.write('\n');
    this.#isOpen = false;
  }
}
