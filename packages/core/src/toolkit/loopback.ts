/**
 * Whether a host name, as URL gives it, is this machine: `localhost` and every name under it, which belong to nobody else
 * (RFC 6761 §6.3), `127.0.0.0/8` and `[::1]`. It is for addresses that browsers are sent to, and for what this machine
 * listens on; where the engine itself sends requests, `outbound` looks at the address that is dialled.
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:[a-z0-9.-]+\.)?localhost$|^127(?:\.\d{1,3}){3}$|^\[::1\]$/.test(hostname)
}
