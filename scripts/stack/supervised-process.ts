import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { unprivilegedUser } from './unprivileged-user.ts';
import { waitUntil } from './wait-until.ts';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const KEPT_LINES = 500;

/** One program of the stack. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  environment: Record<string, string>;
  /** Written to its standard input, for what must not be seen in a process list. */
  input?: string;
  /** Run it as `nobody` where this process is root. */
  unprivileged?: boolean;
  /** What asks it to end in good order. */
  stopSignal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT';
  /** True once it can be used. Polled; must not throw. */
  isReady: () => Promise<boolean>;
}

/** What a stack does with the output and the end of its processes. */
export interface Observer {
  line(name: string, line: string): void;
  /** The process ended although nobody asked it to. */
  died(name: string, how: string): void;
}

/** A running program that can be killed and started again, as a test of failures needs. */
export class SupervisedProcess {
  readonly name: string;
  readonly #spec: ProcessSpec;
  readonly #observer: Observer;
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;
  #endingIsExpected = false;

  constructor(spec: ProcessSpec, observer: Observer) {
    this.name = spec.name;
    this.#spec = spec;
    this.#observer = observer;
  }

  /** Process id; undefined while it does not run. */
  get pid(): number | undefined {
    return this.running ? this.#child!.pid : undefined;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The newest lines that it has written to standard output and error, over all its starts. */
  output(): string {
    return this.#lines.join('\n');
  }

  /** Starts it and waits until it is ready. @throws Error with its output if it ends or takes too long. */
  async start(): Promise<void> {
    const child = this.#spawn();
    this.#child = child;
    this.#endingIsExpected = true;
    const ready = waitUntil(
      async () => !this.running || (await this.#spec.isReady()),
      READY_WITHIN_MS,
      () => `${this.name} was not ready after ${READY_WITHIN_MS / 1000} s:\n${this.output()}`,
    );
    const failed = once(child, 'error').then(([error]) => {
      throw new Error(`${this.name} did not start: ${(error as Error).message}`);
    });
    failed.catch(() => undefined);
    try {
      await Promise.race([ready, failed]);
    } catch (error) {
      await this.kill('SIGKILL');
      throw error;
    }
    if (!this.running) throw new Error(`${this.name} ended with ${how(child)}:\n${this.output()}`);
    this.#endingIsExpected = false;
  }

  /** Asks it to end, and kills it if it does not. Returns once it is gone. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => {
      this.#observer.line(this.name, `does not end after ${STOP_WITHIN_MS / 1000} s: killed`);
      this.#child?.kill('SIGKILL');
    }, STOP_WITHIN_MS);
    await this.kill(this.#spec.stopSignal);
    clearTimeout(timer);
  }

  /** Sends a signal that ends it and returns once it is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    if (!this.running || this.#child!.pid === undefined) return;
    this.#endingIsExpected = true;
    const gone = once(this.#child!, 'exit');
    this.#child!.kill(signal);
    await gone;
  }

  #spawn(): ChildProcess {
    const { command, args, environment, input, unprivileged, stopSignal } = this.#spec;
    const user = unprivileged ? unprivilegedUser : undefined;
    const asUser = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
    // setpriv replaces itself by the command. The kernel sends the stop signal should this process be killed itself,
    // so that a stack never outlives its supervisor.
    const setpriv = [`--pdeathsig=${stopSignal.slice(3)}`, ...asUser, '--', command, ...args];
    const child = spawn('setpriv', setpriv, {
      // A process group of its own: Ctrl-C reaches the supervisor alone, which ends the processes in order.
      detached: true,
      cwd: '/',
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      env: environment,
    });
    // A program that is gone before it has read its input is reported by its exit, not by the broken pipe.
    child.stdin?.on('error', () => undefined).end(input);
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => this.#keep(line));
    }
    child.once('exit', () => {
      if (!this.#endingIsExpected) this.#observer.died(this.name, how(child));
    });
    return child;
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
    this.#observer.line(this.name, line);
  }
}

function how(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode}`;
}
