import { describe, expect, it } from 'vitest';
import { CLUSTER } from './normalizers.ts';

const followers = /^[\s\S]([\s\S]*)$/u;

/** Whether no normalisation reaches over the border before `character`. */
function startsCluster(character: string): boolean {
  const [, follower] = followers.exec(`a${character}`.match(CLUSTER)![0]!)!;
  return follower === '';
}

describe('a cluster', () => {
  it('holds every character that composes with the one before, in any form', () => {
    const escaped: string[] = [];
    for (let codePoint = 0x80; codePoint < 0x110000; codePoint++) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const character = String.fromCodePoint(codePoint);
      const decomposed = [...character.normalize('NFD')];
      // A composition is of a character and one that follows it.
      for (const second of decomposed.slice(1)) if (startsCluster(second)) escaped.push(second);
      // What decomposes into something that follows must follow itself.
      const [first] = character.normalize('NFKD');
      if (!startsCluster(first!) && startsCluster(character)) escaped.push(character);
    }
    expect(escaped).toEqual([]);
  });
});
