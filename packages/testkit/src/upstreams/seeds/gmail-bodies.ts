import { people } from './people.ts'

/** A long HTML mail with all that a reader of plain text has to get past. */
export const newsletterHtml = `<!doctype html>
<html><head><title>The Weekly Rope</title><style>p { color: #333 } .hidden { display: none }</style></head>
<body><!-- sent with a tool that likes tables -->
<script>track('open')</script>
<table><tr><td><h1>Steel or aluminium?</h1></td></tr>
<tr><td><p>Steel lasts longer; aluminium is <b>lighter</b>. Caf&#233; talk &amp; lab tests: &#8364;12 buys both.</p></td></tr></table>
${Array.from({ length: 11 }, (_, index) => `<p>Question ${index + 2}: how often should you check link ${index + 2}?<br>Before each use.</p>`).join('\n')}
<ul><li>Open it</li><li>Close it</li><li>Screw it down</li></ul>
<p><a href="https://weeklyrope.example/unsubscribe">Unsubscribe</a></p>
</body></html>`

/** A mail with a small PDF, as base64url of its MIME text. */
export function invoiceMail(date: Date): string {
  const lines = [
    'From: Hosting Billing <billing@hosting.example>',
    `To: ${people.ada.name} <${people.ada.email}>`,
    'Subject: Invoice 118: 23.80 EUR',
    `Date: ${date.toUTCString()}`,
    'Message-ID: <invoice-118@hosting.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="invoice"',
    '',
    '--invoice',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Your invoice is attached. It is paid by card on the 28th; there is nothing to do.',
    '--invoice',
    'Content-Type: application/pdf; name="invoice-118.pdf"',
    'Content-Disposition: attachment; filename="invoice-118.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4\n% Invoice 118\n%%EOF\n').toString('base64'),
    '--invoice--',
    '',
  ]
  return Buffer.from(lines.join('\r\n')).toString('base64url')
}
