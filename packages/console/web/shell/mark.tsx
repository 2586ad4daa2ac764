/** The sign of the product: a quick link. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M18 8.5V8A6 6 0 0 0 6 8v8a6 6 0 0 0 12 0v-.5" />
      <path d="M18 9.75v4.5" strokeWidth="3.6" />
    </svg>
  )
}
