export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
