import type { Emulation } from './emulation.ts'
import { type Gate, startGate } from './gate.ts'
import { bearer } from './oauth-dialect.ts'

/** A gate that takes a list of API keys and no others. */
export interface KeyGate extends Gate {
  /** Ends this key, as its owner does in the service's settings. */
  revoke(key: string): void
}

/** A service behind its API keys; the emulator itself takes any, or asks for none. */
export async function startKeyGate(options: {
  emulation: Emulation
  keys: readonly string[]
  /** What the service answers to another key, or to none. */
  refuse: (key: string) => Response
  port?: number | undefined
}): Promise<KeyGate & { reset(): void; stop(): Promise<void> }> {
  const valid = new Set(options.keys)
  const gate = await startGate({
    port: options.port,
    answer: async (request) => {
      const key = bearer(request)
      const whole = { ...request, body: request.bytes }
      return valid.has(key) ? options.emulation.forward(whole) : options.refuse(key)
    },
  })
  return {
    ...gate,
    revoke: (key) => void valid.delete(key),
    reset: () => {
      for (const key of options.keys) valid.add(key)
      gate.requests.length = 0
      gate.faults.length = 0
    },
  }
}
