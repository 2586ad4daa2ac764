import { Group, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

/** The head of a view: its name, which is read out when one comes to it, a sentence of what it shows, and what can be done. */
export function ViewHead({
  title,
  about,
  children,
}: {
  title: ReactNode
  about?: ReactNode
  /** Buttons at its end. */
  children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Who came by a link of the page hears where they are; who loads the page begins at its start.
    if (document.activeElement?.closest('a, [role=row]')) heading.current?.focus()
  }, [])
  return (
    <Group className="view-head" justify="space-between" align="flex-start" mb="md" gap="sm">
      <div>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {about && <p className="about">{about}</p>}
      </div>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  )
}
