/**
 * The wire's id of a model, `<label>-<yyyyMMddThhmmss>-<32 hex>`: when it was trained, in UTC, and the id of its
 * artifact without the hyphens.
 */
export function modelId(label: string, trainedAt: Date, artifactId: string): string {
  const time = trainedAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${label}-${time}-${artifactId.replaceAll('-', '')}`;
}
