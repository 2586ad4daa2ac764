import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import '../../public/style.css'

export const metadata: Metadata = { title: 'my-agent', icons: 'data:,' }

/** The document around every page. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
