/**
 * How Postgres' programs are told where their data folder is. On Linux they are started inside it and given this
 * link to it, so the path may be of any length (Postgres takes 1,023 bytes), and the user that Postgres runs as need
 * not be able to enter the folders above it (such as /root). Elsewhere there is no such link.
 */
export function dataFolderArgument(dataFolder: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : dataFolder;
}
