import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** A list as long as there is, of which only what is looked at is made. Rows may have any height; `size` guesses it. */
export function Rows<Item>({
  items,
  keyOf,
  size,
  label,
  children,
  onEnd,
}: {
  items: readonly Item[]
  keyOf(item: Item): string
  size: number
  label: string
  children(item: Item): ReactNode
  /** Told when the end comes near. */
  onEnd?: (() => void) | undefined
}) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  // What stands above may grow at any time.
  useLayoutEffect(() => {
    const now = list.current ? list.current.getBoundingClientRect().top + window.scrollY : 0
    if (Math.abs(now - top) > 1) setTop(now)
  })
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => size,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => keyOf(items[index] as Item),
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= items.length - 20) onEnd?.()
  }, [last, items.length, onEnd])
  return (
    <ul className="rows" ref={list} aria-label={label} style={{ height: rows.getTotalSize() }}>
      {shown.map(({ index, key, start }) => (
        <li
          key={key}
          data-index={index}
          ref={rows.measureElement}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {children(items[index] as Item)}
        </li>
      ))}
    </ul>
  )
}
