/**
 * How a writing call ended that was not accepted, by what can be told of it.
 * Surely without effect: `unreached`: no connection stood. `unread`: what is read before the call could not be read. `no turn`: the desk's
 * own limit let nothing leave. `too many`: 429 for the rate. `locked`: 429 because another call holds the object. `refused`: an answer that
 * will not change. `moved`: the value before is not what the plan says.
 * With or without effect: `cut`: the connection broke. `timed out`: no answer came in time. `server error`: 500 to 599. `unreadable`:
 * something answered that is not the provider's answer to this call. `busy`: an earlier call under the same key is not over.
 */
export type Failure = NotSent | Unknown | 'refused' | 'moved'

export type NotSent = 'unreached' | 'unread' | 'no turn' | 'too many' | 'locked'

export type Unknown = 'cut' | 'timed out' | 'server error' | 'unreadable' | 'busy'
