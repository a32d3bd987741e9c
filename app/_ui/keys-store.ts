export interface KeyAction {
  /** As `KeyboardEvent.key` gives it, letters in lower case: "a", "Enter", "?". */
  key: string
  /** What it does, for the list of keys: "Approve the plan". */
  label: string
  run: () => void
  /** Whether holding the key down runs it again; for moving, never for acting. */
  repeats?: boolean
}

const actions: KeyAction[] = []
const listeners = new Set<() => void>()
let listed: readonly KeyAction[] = []

/** The newest action on a key wins, so a panel can take one over from its page. */
export function registerKey(action: KeyAction) {
  actions.push(action)
  changed()
  return () => {
    actions.splice(actions.indexOf(action), 1)
    changed()
  }
}

export function actionFor(key: string) {
  return actions.findLast((action) => action.key === key)
}

export function subscribeToKeys(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function listedKeys() {
  return listed
}

function changed() {
  listed = [...new Map(actions.map((action) => [action.key, action])).values()]
  listeners.forEach((listener) => {
    listener()
  })
}
