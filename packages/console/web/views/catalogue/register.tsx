import { Group, Text } from '@mantine/core'
import type { ToolkitSetup } from '@maillon/core/contract'
import { Chip } from '../../parts/chip.tsx'
import { Code } from '../../parts/code.tsx'
import { Fact } from '../../parts/fact.tsx'
import { Outside } from '../../parts/outside.tsx'
import { Prose } from '../../parts/prose.tsx'

/** What an operator registers at the service, and by which variables the engine reads it. */
export function Register({ setup, isOpen }: { setup: ToolkitSetup; isOpen: boolean }) {
  const { client, redirect_uri: redirectUri, register_url: registerUrl, steps } = setup
  if (isOpen)
    return (
      <section className="card" aria-labelledby="register">
        <h2 id="register">Nothing to register</h2>
        <p>It needs no account: its tools run as they are.</p>
      </section>
    )
  return (
    <section className="card" aria-labelledby="register">
      <Group justify="space-between" align="flex-start" gap="xs">
        <h2 id="register">{client.is_needed ? 'Register a client' : 'Nothing to register'}</h2>
        {client.is_needed && (
          <Chip tone={client.is_configured ? 'good' : 'warn'}>
            {client.is_configured ? 'Client configured' : 'No client configured'}
          </Chip>
        )}
      </Group>
      {!client.is_needed && <p>People fill in a key of their own when they connect.</p>}
      {redirectUri !== null && <Fact name="Redirect URI" value={redirectUri} />}
      {client.is_needed && redirectUri === null && (
        <p className="warn">The engine does not know its own address: give it publicUrl first.</p>
      )}
      {client.client_id !== null && <Fact name="Client id" value={client.client_id} />}
      {steps.length > 0 && (
        <ol className="steps">
          {steps.map((step) => (
            <li key={step}>
              <Prose>{step}</Prose>
            </li>
          ))}
        </ol>
      )}
      {client.is_needed && !client.is_configured && (
        <>
          <Text size="sm" mt="xs" mb={4}>
            Then start the engine with what you were given:
          </Text>
          <Code
            what="the variables"
            text={client.variables.map((name) => `${name}=…`).join('\n')}
          />
        </>
      )}
      {registerUrl && (
        <Group mt="sm">
          <Outside href={registerUrl} says="Where to register" />
        </Group>
      )}
    </section>
  )
}
