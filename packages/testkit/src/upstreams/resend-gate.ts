import type { Emulation } from './emulation.ts'
import { type Gate, startGate } from './gate.ts'
import { bearer } from './oauth-dialect.ts'

/** A gate that takes a list of API keys and no others. */
export interface KeyGate extends Gate {
  /** Ends this key, as its owner does in the service's settings. */
  revoke(key: string): void
}

/** Resend behind its API keys; the emulator itself asks for none. */
export async function startResendGate(options: {
  emulation: Emulation
  keys: readonly string[]
  port?: number | undefined
}): Promise<KeyGate & { reset(): void; stop(): Promise<void> }> {
  const valid = new Set(options.keys)
  const gate = await startGate({
    port: options.port,
    answer: async (request) => {
      if (valid.has(bearer(request))) return options.emulation.forward(request)
      const name = bearer(request) ? 'invalid_api_key' : 'missing_api_key'
      return Response.json(
        { statusCode: 401, name, message: 'API key is invalid' },
        { status: 401 },
      )
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
