import { Anchor } from '@mantine/core'
import { Said } from './said.tsx'

/** A sentence of a toolkit: what stands in backticks is code, and a secure address is a link that tells the other side nothing. */
export function Prose({ children }: { children: string }) {
  return children
    .split(/(`[^`]+`|https:\/\/[\w.-]+(?:\/[\w./#?=&%~+-]*[\w/#=&%~+-])?)/)
    .map((part, index) => {
      const key = `${index}`
      if (/^`[^`]+`$/.test(part))
        return (
          <code key={key}>
            <Said>{part.slice(1, -1)}</Said>
          </code>
        )
      if (part.startsWith('https://') && URL.canParse(part))
        return (
          <Anchor key={key} href={part} target="_blank" rel="noreferrer noopener" inherit>
            <Said>{part}</Said>
          </Anchor>
        )
      return <Said key={key}>{part}</Said>
    })
}
