import type { TextWindow } from './text-windows.ts';

/** What the head needs to know of the tokens of a batch of windows; see `addHead`. */
export interface TokenRows {
  /** For each token, the row of its piece among all windows' pieces, padding included. */
  readonly rows: Int32Array;
  readonly continues: Float32Array;
}

/** The tokens of all windows, one window after the other. */
export function packTokens(windows: readonly TextWindow[], pieceCount: number): TokenRows {
  const count = windows.reduce((sum, { places }) => sum + places.length, 0);
  const rows = new Int32Array(count);
  const continues = new Float32Array(count);
  let token = 0;
  for (const [index, window] of windows.entries()) {
    rows.set(
      window.places.map((place) => index * pieceCount + place),
      token,
    );
    continues.set(window.continues, token);
    token += window.places.length;
  }
  return { rows, continues };
}
