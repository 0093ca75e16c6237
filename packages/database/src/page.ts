/** Which part of a list to read: `limit` rows after the first `skip`. */
export interface PageRequest {
  skip: number;
  limit: number;
}
