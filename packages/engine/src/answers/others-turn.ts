import { setImmediate } from 'node:timers/promises'

/** Characters or bytes from which on each step of work takes long enough to be felt by whoever waits. */
export const large = 256 * 1024

/** Between two steps: lets what waits have its turn, where they are long ones. */
export function othersTurn(isLong: boolean): Promise<void> | undefined {
  return isLong ? setImmediate() : undefined
}
