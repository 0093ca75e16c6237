/** Which part of a list to read: `limit` rows after the first `skip`. */
export interface PageRequest {
  skip: number;
  limit: number;
}

export interface Page<T> {
  items: T[];
  /** Rows of the whole list. */
  total: number;
}
