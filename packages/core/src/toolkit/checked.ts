/** How the facts of a service were checked: compared with its own SDK or document, tried at an emulator, or not at all. */
export interface Checked {
  how: 'sdk' | 'document' | 'emulator' | 'none'
  /** What they were compared with: a package with its version. */
  with?: string
}
