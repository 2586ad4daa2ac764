/** Resend's verified domain and one contact. */
export const resendSeed = {
  domains: [{ name: 'lumen.example', region: 'eu-west-1' }],
  contacts: [{ email: 'ada@example.com', first_name: 'Ada', last_name: 'Moreau' }],
}
