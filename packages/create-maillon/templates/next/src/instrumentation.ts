/** Runs when Next starts, so that the first page does not wait for the engine. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ about }, { getApp }] = await Promise.all([import('./about.ts'), import('./server.ts')])
  const { url } = await getApp()
  console.log(`Ready at ${url}\n${about()}`)
}
