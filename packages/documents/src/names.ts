import { quote } from '@spansmith/basics';
import { invalidArgument } from '@spansmith/contract';
import { findKeyProblem } from '@spansmith/object-store';

/**
 * Container names: what Azure allows (3 to 63 small letters, digits and hyphens) and a little more, so that no labels
 * file is refused for its container's name. The contract has the same pattern; a test compares them.
 */
export const CONTAINER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** Longest location in bytes of UTF-8: with the container's name in front it still is an object key. */
export const MAX_LOCATION_BYTES = 900;

const CONTAINERS = 'containers/';

/** What is wrong with a container's name, completing "the name ..."; undefined if nothing is. */
export function findContainerNameProblem(name: string): string | undefined {
  if (CONTAINER_NAME.test(name)) return undefined;
  return 'is not 1 to 63 letters, digits, hyphens, dots and underscores, beginning with a letter or digit';
}

/**
 * What is wrong with a document's location, completing "the location ..."; undefined if nothing is.
 *
 * A location is a file name (`Test 1.txt`), or a path of names with slashes (`2026/Übersicht.txt`). Spaces and all of
 * Unicode are welcome; whatever could lead out of the container is not: see `findKeyProblem`.
 */
export function findLocationProblem(location: string): string | undefined {
  if (Buffer.byteLength(location) > MAX_LOCATION_BYTES) return `is longer than ${MAX_LOCATION_BYTES} bytes`;
  return findKeyProblem(location);
}

/** Whether a document may have this location. */
export function isSafeLocation(location: string): boolean {
  return findLocationProblem(location) === undefined;
}

/**
 * The object-store prefix of a container's documents, which ends in a slash.
 *
 * @throws ApiError InvalidArgument if the name can't be one
 */
export function containerPrefix(container: string): string {
  const problem = findContainerNameProblem(container);
  if (problem) {
    throw invalidArgument(`The container name ${quote(container)} ${problem}.`, { target: 'container' });
  }
  return `${CONTAINERS}${container}/`;
}

/**
 * The object-store key of a document: the only way from names to keys.
 *
 * @throws ApiError InvalidArgument if one of the names can't be one
 */
export function documentKey(container: string, location: string): string {
  const prefix = containerPrefix(container);
  const problem = findLocationProblem(location);
  if (problem) {
    throw invalidArgument(`The document name ${quote(location)} ${problem}. Rename the document.`, {
      target: 'location',
    });
  }
  return prefix + location;
}
