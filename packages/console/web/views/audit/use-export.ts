import { useMutation } from '@tanstack/react-query'
import { MaillonError } from '@maillon/core'
import { base } from '../../api/base.ts'

/** Saves the whole audit log as a file: lines of JSON, which `maillon audit verify --file` proves. */
export function useExport() {
  return useMutation<void, MaillonError>({
    async mutationFn() {
      const response = await fetch(`${base}/api/v3.1/audit/export`, {
        headers: { 'x-maillon-console': '1' },
      })
      if (!response.ok)
        throw new MaillonError('internal', {
          message: `The engine answered ${response.status}; nothing was saved.`,
        })
      const address = URL.createObjectURL(await response.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = 'audit.ndjson'
      link.click()
      URL.revokeObjectURL(address)
    },
  })
}
