/** What services answer to a key that they do not know. */
export const keyRefusals: Record<'resend' | 'vercel', (key: string) => Response> = {
  resend: (key) =>
    Response.json(
      {
        statusCode: 401,
        name: key ? 'invalid_api_key' : 'missing_api_key',
        message: 'API key is invalid',
      },
      { status: 401 },
    ),
  vercel: () =>
    Response.json(
      { error: { code: 'forbidden', message: 'Not authorized', invalidToken: true } },
      { status: 403 },
    ),
}
