import { BarePage } from './bare-page.tsx'
import { SignOutForm } from './sign-out-form.tsx'

export interface NoRolePageProps {
  name: string
  email: string
  admins: readonly { name: string; email: string }[]
  sandboxAddress?: string | undefined
}

/** In place of every page for someone whom nobody has given a role yet. */
export function NoRolePage({ name, email, admins, sandboxAddress }: NoRolePageProps) {
  return (
    <BarePage title={`Welcome, ${name}. You have no role here yet`} sandboxAddress={sandboxAddress}>
      <p className="text-muted">
        You are signed in as <span className="wrap-anywhere">{email}</span>. Ask one of these people to give
        you a role on the page People; then open this page again.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
        {admins.map((admin) => (
          <li key={admin.email} className="px-4 py-2.5">
            <span className="block font-medium">{admin.name}</span>
            <a
              href={`mailto:${admin.email}`}
              className="inline-block min-h-6 text-sm wrap-anywhere text-accent underline underline-offset-2"
            >
              {admin.email}
            </a>
          </li>
        ))}
      </ul>
      <div className="justify-self-start">
        <SignOutForm />
      </div>
    </BarePage>
  )
}
