/** What a promise gives within so many milliseconds; undefined when it takes longer, and goes on. */
export async function soonOr<Value>(
  running: Promise<Value>,
  ms: number,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const later = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([running, later])
  } finally {
    clearTimeout(timer)
  }
}
