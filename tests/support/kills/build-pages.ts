import { buildWhenChanged } from '#scripts/parts/build.ts'
import { startChild } from '#scripts/parts/child.ts'

/** Once a run: the web processes of these tests serve the built pages. */
export default () => buildWhenChanged(startChild, () => undefined)
