/** A line of a changelog is what the change says of itself. */
export async function getReleaseLine({ summary }) {
  return `- ${summary.trim().replaceAll('\n', '\n  ')}`
}

/** Our packages share one version, so that each of them is updated with the others: nothing to tell. */
export async function getDependencyReleaseLine() {
  return ''
}
