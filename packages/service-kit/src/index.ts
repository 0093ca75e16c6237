export * from './config.ts';
export {
  ConfigError,
  type Environment,
  flag,
  oneOf,
  parseEnvironment,
  text,
  url,
  variable,
  wholeNumber,
} from './environment.ts';
export { exitOnSignals } from './exit-on-signals.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { createShutdown, type Shutdown, type ShutdownPhase, type ShutdownProblem } from './shutdown.ts';
export { lastEventSequence, type ServerEvent, sendEvents } from './sse.ts';
export { withTimeLimit } from './time-limit.ts';
export { decodeUtf8 } from './utf8.ts';
