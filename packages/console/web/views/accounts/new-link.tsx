import { Group } from '@mantine/core'
import { Fact } from '../../parts/fact.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Outside } from '../../parts/outside.tsx'

/** A Connect Link to hand to a user, or to open as they would. */
export function NewLink({ url }: { url: string }) {
  return (
    <div className="new-link" role="status">
      <Notice tone="good" title="A link to connect it">
        <p>Whoever opens it connects their account for this user: give it to nobody else.</p>
        <Fact name="Connect Link" value={url} />
        <Group mt="xs">
          <Outside href={url} says="Open it" />
        </Group>
      </Notice>
    </div>
  )
}
