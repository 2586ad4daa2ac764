import type { Telemetry } from '../../telemetry/telemetry.ts'
import type { Connect } from './connect.ts'

/** The same steps of connecting, each of which is measured. */
export function observedConnect(connect: Connect, telemetry: Telemetry): Connect {
  const steps = Object.entries(connect).map(([step, take]) => [
    step,
    (...input: unknown[]) =>
      telemetry.measure('link', { step }, () =>
        (take as (...input: unknown[]) => Promise<unknown>)(...input),
      ),
  ])
  return Object.fromEntries(steps)
}
