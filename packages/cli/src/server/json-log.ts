import {
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
  pino,
  stdTimeFunctions,
} from 'pino'

/** Names that hold a secret wherever they stand; the engine has taken out their values by itself, wherever they came from. */
const secretNames = [
  'authorization',
  'cookie',
  'api_key',
  'access_token',
  'refresh_token',
  'client_secret',
  'password',
]

/** A log of JSON lines. */
export function jsonLog(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[secret]',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
