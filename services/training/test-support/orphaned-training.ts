/** Trains in a child process, whose id it prints; for a test that kills this process. Argument: the task as JSON. */
import type { ChildTask } from '../src/jobs/train-model/child-messages.ts';
import { runTrainingChild } from '../src/jobs/train-model/run-training-child.ts';

const task = JSON.parse(process.argv[2]!) as ChildTask;
let pid: number | undefined;
await runTrainingChild(task, {
  signal: new AbortController().signal,
  onStart: (id) => {
    pid = id;
  },
  onProgress: ({ stage }) => {
    if (stage === 'training') process.stdout.write(`${pid}\n`);
  },
});
