import { consoleBase } from '../api/base.ts'

/** The address of a view, from within any other: `inConsole('/calls/log_1')`. */
export function inConsole(path: `/${string}`): string {
  return `~${consoleBase}${path}`
}
