import type { Database } from '@spansmith/database';
import type { ContainerStore } from '@spansmith/documents';
import type { ObjectStore } from '@spansmith/object-store';
import type { Logger } from '@spansmith/service-kit';
import type { Kysely } from 'kysely';

/** What the operations of the authoring service stand on. */
export interface AuthoringContext {
  db: Kysely<Database>;
  objects: ObjectStore;
  containers: ContainerStore;
  log: Logger;
}
