/** Resolves at the first SIGTERM or SIGINT; the next one ends the process at once, as it would without this. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}
