/** Where a logger under test writes; `text` gives all that it has written: a JSON object a line. */
export function keptLog(): { destination: { write(line: string): void }; text(): string } {
  let lines = '';
  const destination = {
    write(line: string) {
      lines += line;
    },
  };
  return { destination, text: () => lines };
}
