// What a reader's app does first, with what it imported or required: an engine in memory, a session, and its tools.
exports.play = async ({ Maillon, createEngine, gmail, services, VercelProvider }) => {
  const engine = await createEngine({
    toolkits: [gmail],
    services: services(),
    database: ':memory:',
    encryptionKey: `reader:${Buffer.alloc(32, 7).toString('base64')}`,
    publicUrl: 'https://connect.example.test',
    authConfigs: { gmail: { clientId: 'reader', clientSecret: 'secret' } },
  })
  const session = await new Maillon({ engine, provider: new VercelProvider() }).create('user_123')
  const tools = Object.keys(await session.tools())
  const { data } = await session.execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'send an email' }],
  })
  const links = []
  for (const toolkit of ['gmail', 'brevo']) links.push((await session.authorize(toolkit)).redirectUrl)
  await engine.close()
  console.log(
    JSON.stringify({
      tools,
      found: JSON.stringify(data).includes('GMAIL_SEND_EMAIL'),
      links: links.map((link) => link.split('/link/')[0]),
    }),
  )
}
