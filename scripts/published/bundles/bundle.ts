/** What an engine answers in a bundle, as `docs/bundling.md` has it. */
export interface Works {
  /** Large answers are read in a thread. */
  thread: boolean
  /** Files are read by parts. */
  files: boolean
  /** The data of services is there. */
  services: boolean
}

/** Programs that were bundled one way. */
export interface Bundle {
  name: string
  /** Where they lie, by name. */
  programs: Readonly<Record<string, string>>
  works: Works
  /** Whether it is run where the packages are installed; else where nothing but the bundle is. */
  isBeside?: boolean
}

/** Whatever can be bundled beside an engine. */
export const parts: Readonly<Record<string, string>> = {
  'maillon-answer-thread': '@maillon/engine/answer-thread',
  'maillon-file-process': '@maillon/engine/file-process',
}

/** All works. */
export const all: Works = { thread: true, files: true, services: true }
