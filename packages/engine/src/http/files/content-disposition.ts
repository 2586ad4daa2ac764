/**
 * The header that has a browser save a file and never show it (RFC 6266), with its name as UTF-8 (RFC 8187) beside one in
 * ASCII for whoever reads no other. Nothing in the name ends it, or the header.
 */
export function attachment(name: string): string {
  const whole = name.toWellFormed()
  const plain = whole.replaceAll(/[^\x20-\x7e]|["%\\]/g, '_')
  const said = `attachment; filename="${plain}"`
  return plain === whole ? said : `${said}; filename*=UTF-8''${encoded(whole)}`
}

/** As RFC 8187 §3.2.1 has it, which allows fewer signs than an address does. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
