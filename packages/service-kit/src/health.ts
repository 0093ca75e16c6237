import { withTimeLimit } from '@spansmith/basics';
import type { FastifyInstance } from 'fastify';

/** Resolves if the thing works, e.g. runs `select 1`; rejects if not. */
export type HealthCheck = () => unknown | Promise<unknown>;

type CheckState = 'ok' | 'failed';

const CHECK_LIMIT_MS = 2_000;

/**
 * `GET /health/live` answers as long as the process can answer at all. `GET /health/ready` runs every check and
 * answers 200, or 503 naming the checks that failed or took more than 2 s, and 503 once the server is closing.
 * Why a check failed goes to the log only: these routes need no key.
 */
export function registerHealth(app: FastifyInstance, checks: Readonly<Record<string, HealthCheck>>): void {
  const shared = Object.entries(checks).map(([name, check]) => [name, shareWhileRunning(check)] as const);

  // Many load balancers and monitors ask with HEAD.
  const options = { exposeHeadRoute: true };
  app.get('/health/live', options, async () => ({ status: 'ok' }));

  app.get('/health/ready', options, async (_request, reply) => {
    const states = await Promise.all(
      shared.map(async ([name, check]): Promise<[string, CheckState]> => {
        try {
          await withTimeLimit(`The check of ${name}`, CHECK_LIMIT_MS, check);
          return [name, 'ok'];
        } catch (err) {
          app.log.warn({ check: name, err }, 'health check failed');
          return [name, 'failed'];
        }
      }),
    );
    const closing = app.closing.aborted;
    const ready = !closing && states.every(([, state]) => state === 'ok');
    const status = closing ? 'closing' : ready ? 'ok' : 'unavailable';
    return reply.code(ready ? 200 : 503).send({ status, checks: Object.fromEntries(states) });
  });
}

/** Requests that arrive while a check runs share its outcome, so that nobody can pile checks up on the database. */
function shareWhileRunning(check: HealthCheck): () => Promise<unknown> {
  let running: Promise<unknown> | undefined;
  return () => {
    running ??= Promise.resolve()
      .then(check)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}
