import type { Receiver } from './outbound-init.ts'

/** Tells what fails here, where bytes come from or go to, from what fails on the way. */
export interface OwnFaults {
  /** The first of them. */
  met?: { error: unknown }
  /** Bytes that leave. */
  ofSource(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  ofReceiver(receiver: Receiver): Receiver
}

/** For one exchange. */
export function ownFaults(): OwnFaults {
  const faults: OwnFaults = {
    ofSource: (bytes) => told(bytes, (error) => (faults.met ??= { error })),
    ofReceiver: (receiver) => async (bytes) => {
      let isBroken = false
      try {
        await receiver(told(bytes, () => (isBroken = true)))
      } catch (error) {
        if (!isBroken) faults.met ??= { error }
        throw error
      }
    },
  }
  return faults
}

async function* told(
  bytes: AsyncIterable<Uint8Array>,
  failed: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    failed(error)
    throw error
  }
}
