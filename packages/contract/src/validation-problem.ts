/** One thing wrong with a value: where (`metadata.multilingual`, `tasks[0].kind`; '' is the value itself) and what. */
export interface ValidationProblem {
  path: string;
  /** Reads on after the path: `must be a boolean, not a string`. */
  message: string;
}
