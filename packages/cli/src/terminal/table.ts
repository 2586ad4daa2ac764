import { styled } from './style.ts'
import { visible } from './visible.ts'
import { cut, width } from './width.ts'

type Style = Parameters<typeof styled>[0]

/** A cell: its text, or with a style; a number stands at the right of its column. */
export type Cell = string | number | { text: string; style: Style }

/** Where a table goes. */
export interface Place {
  /** How many columns it has; undefined for a file or another program, which gets all of each cell and no titles. */
  columns: number | undefined
}

/**
 * Rows in columns that stand under each other. On a terminal with their titles, and no line longer than it is wide: the
 * longest column gives way. Whatever the cells say, none of it commands the terminal.
 */
export function table(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  { columns }: Place = stdoutPlace(),
): string {
  const shown = rows.map((row) => row.map(read))
  const head = titles.map((text): Shown => read({ text, style: 'dim' }))
  const all = columns === undefined ? shown : [head, ...shown]
  const wide = titles.map((_, at) => Math.max(0, ...all.map((row) => width(row[at]?.text ?? ''))))
  const fitting = columns === undefined ? wide : fitted(wide, columns)
  return all
    .map((row) =>
      row
        .map(({ text, style, isNumber }, at) => {
          const columnsOf = fitting[at] ?? 0
          const short = cut(text, columnsOf)
          const space = ' '.repeat(Math.max(0, columnsOf - width(short)))
          const told = style && short !== '' ? styled(style, short) : short
          return isNumber ? space + told : told + space
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n')
}

const gap = '  '
const least = 8

/** The longest column gives way, and then the next one, until all of them fit; the first, which names the row, at last. */
function fitted(widths: readonly number[], columns: number): number[] {
  const fitting = [...widths]
  let over = fitting.reduce((sum, one) => sum + one + gap.length, -gap.length) - columns
  for (; over > 0; over -= 1) {
    const longest = Math.max(...fitting.slice(1))
    const at = longest > least ? fitting.indexOf(longest, 1) : 0
    const now = fitting[at] ?? 0
    if (now <= least) break
    fitting[at] = now - 1
  }
  return fitting
}

interface Shown {
  text: string
  style: Style | undefined
  isNumber: boolean
}

function read(cell: Cell): Shown {
  const { text, style } = typeof cell === 'object' ? cell : { text: `${cell}`, style: undefined }
  return { text: line(text), style, isNumber: typeof cell === 'number' }
}

/** In a table a line is a row. */
function line(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' '))
}

function stdoutPlace(): Place {
  return { columns: process.stdout.isTTY ? process.stdout.columns : undefined }
}
