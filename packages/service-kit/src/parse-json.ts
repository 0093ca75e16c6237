import { printParseErrorCode, visit } from 'jsonc-parser';
import { parse } from 'secure-json-parse';

/** Deeper nesting than any document of ours has, and shallow enough for every recursive walk over it. */
const MAX_DEPTH = 64;

/**
 * Parses JSON from outside. Keys that could reach an object's prototype are dropped.
 *
 * @throws SyntaxError saying what is wrong at which line and column (both counted from 1), and for nesting beyond 64.
 */
export function parseJson(text: string): unknown {
  refuseDeepNesting(text);
  try {
    return parse(text, { protoAction: 'remove', constructorAction: 'remove' });
  } catch (cause) {
    throw new SyntaxError(explain(text), { cause });
  }
}

/** `JSON.parse` gives no position for its commonest error, so a second parser looks for the place. */
function explain(text: string): string {
  let problem: string | undefined;
  visit(
    text,
    {
      onError(code, offset) {
        // The visitor goes on after an error; the first one is the cause of the others.
        problem ??= `${spell(printParseErrorCode(code))} at ${position(text, offset)}`;
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return problem ?? 'malformed';
}

/** "PropertyNameExpected" -> "property name expected" */
const spell = (code: string) => code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) {
      index = endOfString(text, index);
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth++;
      if (depth > MAX_DEPTH)
        throw new SyntaxError(`nested deeper than ${MAX_DEPTH} levels at ${position(text, index)}`);
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      depth--;
    }
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Index of the quote that closes the string opened at `start`, or the text's length. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) return index;
    index += character === BACKSLASH ? 2 : 1;
  }
  return index;
}

function position(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < lineStart; at = text.indexOf('\n', at + 1)) line++;
  return `line ${line}, column ${offset - lineStart + 1}`;
}
