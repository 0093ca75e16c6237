import { sql } from 'kysely';
import { inTransaction, type Queryable } from '../in-transaction.ts';
import { json } from '../json.ts';
import { type Claim, holdClaim } from '../leases.ts';

/** An event of a training job, with its number in the job's log. */
export interface TrainingEvent {
  sequence: number;
  event: unknown;
}

/**
 * Appends an event to a training job's log and makes it the job's progress.
 *
 * @returns its sequence number, from 1; undefined: the claim is lost, and nothing was written
 */
export function appendTrainingEvent(
  db: Queryable,
  claim: Claim,
  event: unknown,
): Promise<number | undefined> {
  return inTransaction(db, async (trx) => {
    // The lock on the job's row makes concurrent appends wait for each other, so that no number is given twice.
    if (!(await holdClaim(trx, claim))) return undefined;
    const text = json(event);
    await trx
      .updateTable('jobs')
      .set({ progress: text, updated_at: sql`now()` })
      .where('id', '=', claim.id)
      .execute();
    const { sequence } = await trx
      .insertInto('training_events')
      .columns(['job_id', 'sequence', 'event'])
      .expression((eb) =>
        eb
          .selectFrom('training_events')
          .where('job_id', '=', claim.id)
          .select((of) => [
            of.val(claim.id).as('job_id'),
            sql<number>`coalesce(max(sequence), 0) + 1`.as('sequence'),
            sql<string>`${text}::json`.as('event'),
          ]),
      )
      .returning('sequence')
      .executeTakeFirstOrThrow();
    return sequence;
  });
}

/** The events after `afterSequence` (0: from the start), oldest first. */
export function readTrainingEvents(
  db: Queryable,
  jobId: string,
  afterSequence: number,
  limit = 500,
): Promise<TrainingEvent[]> {
  return db
    .selectFrom('training_events')
    .select(['sequence', 'event'])
    .where('job_id', '=', jobId)
    .where('sequence', '>', afterSequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}
