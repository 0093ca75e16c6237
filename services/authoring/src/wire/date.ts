/** The contract's date-only form, in UTC: `2027-10-28`. */
export function toDate(time: Date): string {
  return time.toISOString().slice(0, 10);
}
