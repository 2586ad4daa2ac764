import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'

/** A link out of the console; the other side is told nothing of it. */
export function Outside({ href, says }: { href: string | undefined; says: string }) {
  if (!href || !/^https?:\/\//.test(href)) return null
  return (
    <Button
      component="a"
      variant="default"
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      rightSection={<IconExternalLink size={14} />}
    >
      {says}
    </Button>
  )
}
