import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

/** Asks before something is done: the button says what, and says it red where it cannot be undone. */
export function Confirm({
  title,
  action,
  isOpen,
  isBusy = false,
  isFinal = false,
  onClose,
  onConfirm,
  children,
}: {
  title: string
  action: string
  isOpen: boolean
  isBusy?: boolean
  isFinal?: boolean
  onClose(): void
  onConfirm(): void
  children: ReactNode
}) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button {...(isFinal && { color: 'red.9' })} loading={isBusy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
