import { Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { visible } from '../../../parts/said.tsx'

/** A value that is written as JSON; while what is written is none, the last one that was stays. */
export function JsonInput({
  value,
  problems,
  isRequired,
  onChange,
  label,
  description,
  placeholder,
}: {
  label: string
  description?: ReactNode
  placeholder?: string
  value: unknown
  problems: readonly string[]
  isRequired: boolean
  onChange(value: unknown): void
}) {
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))
  const [fault, setFault] = useState<string>()

  function write(next: string) {
    setText(next)
    if (next.trim() === '') {
      setFault(undefined)
      onChange(undefined)
      return
    }
    try {
      onChange(JSON.parse(next))
      setFault(undefined)
    } catch (error) {
      setFault(`This is no JSON: ${error instanceof Error ? error.message : ''}`)
    }
  }

  return (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder ?? 'JSON'}
      required={isRequired}
      error={fault ?? (visible(problems.join(' ')) || undefined)}
      autosize
      minRows={2}
      maxRows={16}
      spellCheck={false}
      classNames={{ input: 'mono' }}
      value={text}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  )
}
