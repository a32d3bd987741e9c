/** A length of open hours that is given in minutes: "8 open hours", "1 h 30 min of open hours", "20 open minutes". */
export function openWords(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return rest === 1 ? '1 open minute' : `${String(rest)} open minutes`
  if (rest === 0) return hours === 1 ? '1 open hour' : `${String(hours)} open hours`
  return `${String(hours)} h ${String(rest)} min of open hours`
}
