/** A tick. */
export function Check() {
  return (
    <svg className="check" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="10" fill="currentColor" opacity=".14" />
      <path d="m6 10.4 2.7 2.7L14 7.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  )
}

/** Turns while something is going on; still for those who want less motion. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />
}

/** Sends a message. */
export function Send() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M10 16V4m0 0L5 9m5-5 5 5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
