import { Alert, Button, Group, Text } from '@mantine/core'
import type { MaillonError } from '@maillon/core'
import { Said } from './said.tsx'

/** An error as the engine tells it: what happened, what is wrong with what was sent, and what to do next. */
export function Problem({ error, onRetry }: { error: MaillonError; onRetry?: () => void }) {
  return (
    <Alert color="red" variant="light" role="alert" title={<Said>{error.message}</Said>}>
      {error.errors.map((one) => (
        <Text key={one} size="sm">
          <Said>{one}</Said>
        </Text>
      ))}
      {error.hint && (
        <Text size="sm">
          <Said>{error.hint}</Said>
        </Text>
      )}
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  )
}
