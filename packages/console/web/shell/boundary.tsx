import { Component, type ReactNode } from 'react'
import { MaillonError } from '@maillon/core'
import { Problem } from '../parts/problem.tsx'

interface Props {
  children: ReactNode
}

/** Keeps the menu usable where a view fails. */
export class Boundary extends Component<Props, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const told = MaillonError.is(error)
      ? error
      : new MaillonError('internal', {
          message: 'This view failed.',
          ...(error instanceof Error && { hint: error.message }),
        })
    return <Problem error={told} onRetry={() => this.setState({ error: undefined })} />
  }
}
