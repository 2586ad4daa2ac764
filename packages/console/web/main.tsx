import '@mantine/core/styles.css'
import './parts/parts.css'
import './style.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { consoleBase } from './api/base.ts'
import { createQueryClient } from './api/query-client.ts'
import { Console } from './shell/console.tsx'
import { theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// Of react-remove-scroll, which styles the page below a dialog: it asks for this name and no other.
Object.assign(globalThis, { __webpack_nonce__: nonce })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={createQueryClient()}>
        <Router base={consoleBase}>
          <Console />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  )
}
