/** One thing that was looked at. */
export interface Finding {
  what: string
  state: 'fine' | 'warning' | 'wrong'
  /** What to do. */
  mend?: string
}
