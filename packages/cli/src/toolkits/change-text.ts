import type { ToolChange } from '@maillon/import'

/** What a person reads of a change: a line for each fact before and after, as models would read it. */
export function changeText({ slug, kind, before, after }: ToolChange): string {
  const lines = (['name', 'description', 'input', 'effect'] as const).flatMap((fact) => {
    const [old, now] = [textOf(before?.[fact]), textOf(after?.[fact])]
    if (old === now) return []
    return [
      ...(old === undefined ? [] : [`  - ${fact}: ${old}`]),
      ...(now === undefined ? [] : [`  + ${fact}: ${now}`]),
    ]
  })
  const rest =
    kind === 'changed' && lines.length === 0
      ? ['  What it says of its results or its effect, or what no model reads.']
      : lines
  return [`${slug}: ${kind}`, ...rest].join('\n')
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}
