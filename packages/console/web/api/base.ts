/** The path prefix of the engine's own address, as whoever served the page told; empty without one. */
export const base = document.querySelector<HTMLMetaElement>('meta[name=base]')?.content ?? ''

/** Where the console is. */
export const consoleBase = `${base}/console`
