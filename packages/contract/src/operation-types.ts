import type {
  components as AuthoringComponents,
  operations as AuthoringOperations,
} from './generated/authoring.gen.ts';
import type {
  components as ExtensionComponents,
  operations as ExtensionOperations,
} from './generated/extensions.gen.ts';
import type {
  components as RuntimeComponents,
  operations as RuntimeOperations,
} from './generated/runtime.gen.ts';

/** The named schemas of each document, e.g. `Schemas['Project']`. */
export type Schemas = AuthoringComponents['schemas'];
/** As `Schemas`, of the runtime's document. */
export type RuntimeSchemas = RuntimeComponents['schemas'];
/** As `Schemas`, of the document of our extensions. */
export type ExtensionSchemas = ExtensionComponents['schemas'];

/** The `operationId`s of the authoring document. */
export type AuthoringOperationId = keyof AuthoringOperations;
/** The `operationId`s of the runtime document. */
export type RuntimeOperationId = keyof RuntimeOperations;
/** The `operationId`s of our extensions. */
export type ExtensionOperationId = keyof ExtensionOperations;
/** The `operationId` of any operation. */
export type OperationId = AuthoringOperationId | RuntimeOperationId | ExtensionOperationId;

type Operations = AuthoringOperations & RuntimeOperations & ExtensionOperations;
type Parameters<Id extends OperationId> = Operations[Id]['parameters'];
type Responses<Id extends OperationId> = Operations[Id]['responses'];

/** An object of which nothing is known to be there. */
type Nothing = Record<never, never>;
type Present<T> = [NonNullable<T>] extends [never] ? Nothing : NonNullable<T>;

/** Path parameters. */
export type OperationParams<Id extends OperationId> = Present<Parameters<Id>['path']>;

/** Query parameters, after numbers and booleans were read from their text. */
export type OperationQuery<Id extends OperationId> = Present<Parameters<Id>['query']>;

/** Header parameters of the contract, by their names in lower case. */
export type OperationHeaders<Id extends OperationId> = LowerCaseKeys<Present<Parameters<Id>['header']>>;
type LowerCaseKeys<T> = { [K in keyof T as Lowercase<K & string>]: T[K] };

/**
 * The body after its route has checked it; undefined where there is none. Of an operation with deferred validation the
 * route knows only which members are there, not what they are.
 */
export type OperationBody<Id extends OperationId> = Id extends DeferredOperationId
  ? { [K in keyof WireBody<Id>]: unknown }
  : WireBody<Id>;
type WireBody<Id extends OperationId> = Operations[Id] extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : undefined;

/** Operations marked `x-validation: deferred`. */
export type DeferredOperationId = 'importProject';

/** The JSON that a successful answer can have; never where there is none. */
export type OperationResult<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: Status extends number
    ? `${Status}` extends `2${string}`
      ? JsonOf<Responses<Id>[Status]>
      : never
    : never;
}[keyof Responses<Id>];
type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;
