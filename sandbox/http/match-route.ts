interface Route {
  method: string
  /** With `:id` for one id. */
  path: string
}

/** Finds the route and the id in the path; a literal part wins over `:id`. */
export function matchRoute<R extends Route>(
  routes: R[],
  method: string,
  path: string,
): { route: R; id: string } | null {
  const parts = path.split('/')
  let best: { route: R; id: string } | null = null
  for (const route of routes) {
    if (route.method !== method) continue
    const names = route.path.split('/')
    if (names.length !== parts.length) continue
    if (!names.every((name, i) => name === ':id' || name === parts[i])) continue
    const at = names.indexOf(':id')
    if (at < 0) return { route, id: '' }
    best = { route, id: decoded(parts[at] ?? '') }
  }
  return best
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
