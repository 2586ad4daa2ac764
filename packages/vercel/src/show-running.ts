import type { ToolResult } from '@maillon/core/provider'

/** Yields what a call gives; when it takes longer than the given milliseconds, that it still runs, first. */
export async function* showRunning(
  running: Promise<ToolResult>,
  afterMs: number,
): AsyncGenerator<ToolResult> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), afterMs)
  })
  try {
    if ((await Promise.race([running, late])) === undefined) yield stillRunning
  } finally {
    clearTimeout(timer)
  }
  yield await running
}

const stillRunning: ToolResult = {
  data: { code: 'running', message: 'The call is still running.' },
  error: null,
  logId: '',
}
