/** A figure of ours, and the same work without ours, or with less of it, in one run. */
export interface Row {
  row: string
  ours: number
  /** Null where there is none. */
  floor: number | null
  /** `ours` in parts of `floor`. */
  ratio: number | null
  /** As the reader is told it: `≤ 1.35`. */
  aim: string
}

/** A row with both its sides. */
export function besides(
  row: string,
  ours: number | undefined = Number.NaN,
  floor: number | undefined = Number.NaN,
  aim = '',
): Row {
  return { row, ours: round(ours), floor: round(floor), ratio: round(ours / floor), aim }
}

/** A row that has nothing beside it. */
export function alone(row: string, ours: number | undefined = Number.NaN, aim = ''): Row {
  return { row, ours: round(ours), floor: null, ratio: null, aim }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
