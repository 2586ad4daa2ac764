import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'

/** Something that wants to be seen: what it is, and what to do. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: Tone
  title?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={`notice notice-${tone}`}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
