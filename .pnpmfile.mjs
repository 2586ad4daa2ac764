export const hooks = { beforePacking: asPublished }

/** A package's manifest as it is published: without the sources, which stay here, and without what we develop with. */
function asPublished({ devDependencies, ...manifest }) {
  const { exports } = manifest
  return exports ? { ...manifest, exports: withoutSources(exports) } : manifest
}

function withoutSources(entry) {
  if (typeof entry !== 'object') return entry
  const kept = Object.entries(entry).filter(([condition]) => condition !== '@maillon/source')
  return Object.fromEntries(kept.map(([condition, target]) => [condition, withoutSources(target)]))
}
