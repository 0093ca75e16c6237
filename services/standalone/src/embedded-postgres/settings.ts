/**
 * The server's settings: a small one for one machine that loses nothing. Given at every start, so that a newer version
 * of the platform changes them in older clusters too.
 */
export function serverSettings(socketFolder: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',

    shared_buffers: '64MB',
    max_wal_size: '256MB',
    // Parallel queries take shared memory, of which a container may have 64 MB, and win nothing on small tables.
    max_parallel_workers_per_gather: '0',
    autovacuum_max_workers: '2',
    jit: 'off',

    // No replicas: less to write, and one process fewer.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',

    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  };
}
