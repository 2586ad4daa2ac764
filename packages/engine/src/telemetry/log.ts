/** Where the engine writes what happens, a line at a time. A logger of pino fits as it is. */
export interface Log {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  /** Whether lines of a level are written at all; without it, each is made. */
  isLevelEnabled?(level: Level): boolean
}

export type Level = 'debug' | 'info' | 'warn' | 'error'

/** What a line of the log says beside its words; secrets are taken out of it. */
export type LogFields = Readonly<Record<string, unknown>>

/** Says nothing. */
export const silent: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  isLevelEnabled: () => false,
}

/** Says faults on stderr, and nothing else: for an engine inside someone else's process. */
export const faultsOnly: Log = {
  ...silent,
  error: (fields, message) => console.error(message, fields),
  isLevelEnabled: (level) => level === 'error',
}
