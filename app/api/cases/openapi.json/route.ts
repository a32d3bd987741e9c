import { describeIntake } from '#lib/intake/openapi.ts'

export const dynamic = 'force-static'

/** Open to everybody: describes the intake, and reads nothing. */
export async function GET() {
  return Response.json(describeIntake())
}
