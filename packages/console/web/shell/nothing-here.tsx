import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import { ViewHead } from '../parts/view-head.tsx'

/** At an address that no view has. */
export function NothingHere() {
  return (
    <>
      <ViewHead title="There is nothing here" />
      <Text>
        <Anchor component={Link} href="/">
          Go to the overview
        </Anchor>
      </Text>
    </>
  )
}
