/** Starts a PostgreSQL of our own on a free port, with one database. Debian's package is fetched where it is missing. */
export function startPostgres(database: string): Promise<{ port: number; url: string; stop(): void }>;
