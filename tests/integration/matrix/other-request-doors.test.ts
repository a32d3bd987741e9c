import { tryDoors } from './try-doors.ts'

await tryDoors((door) => !door.startsWith('action requests/[id]'))
