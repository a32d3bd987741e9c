import next from 'eslint-config-next'
import tseslint from 'typescript-eslint'

const everything = ['**/*.ts', '**/*.tsx']

/* Imports go one way: each line names a folder of README's map, and what it never imports. */

const database = forbid('the database', '#db/', 'drizzle-orm', 'postgres', 'pg-boss')
const billingSdks = forbid("a provider's SDK", 'stripe', 'chargebee')
const sdks = forbid("a provider's SDK or the mailer", 'stripe', 'chargebee', 'nodemailer')
const insideProviders = forbid(
  "the inside of a provider's folder",
  '#lib/providers/[^/]+/',
  String.raw`(\.\./)+providers/[^/]+/`,
)
const providers = forbid('the providers', '#lib/providers/', String.raw`(\.\./)+providers/`)
const domains = forbid(
  'what the desk does',
  '#lib/(announcements|attribution|audit|auth|cases|notices|people|support|work)/',
  '#lib/action.ts',
)
const lib = forbid('lib', '#lib/')
const pages = forbid('a page', '#app/')
const outside = forbid('the sandbox, a script or a test', '#sandbox/', '#scripts/', '#tests/')
const sibling = forbid('another provider', String.raw`\.\./[^/]+/`, '#lib/providers/index.ts')
const aroundTheRules = {
  regex: String.raw`^(\.\./)+(app|lib|db|sandbox|scripts|tests)/`,
  message: 'Across folders import by #, so that the rules about folders see it.',
}
const libFolder = (name) => forbid(`lib/${name}`, `#lib/${name}/`, String.raw`(\.\./)+${name}/`)

const oneWay = [
  imports(['app/**'], { never: [database, sdks, insideProviders, outside] }),
  imports(['lib/**'], { never: [sdks, insideProviders, pages, outside] }),
  imports(['lib/{mail,slack}/**'], { never: [database, billingSdks, providers, domains, pages, outside] }),
  imports(['lib/attribution/**'], {
    never: [sdks, insideProviders, pages, outside, ...['cases', 'support'].map(libFolder)],
  }),
  imports(['lib/{announcements,audit,notices}/**'], {
    never: [
      sdks,
      providers,
      pages,
      outside,
      ...['cases', 'support', 'attribution', 'people', 'policy', 'work'].map(libFolder),
    ],
  }),
  imports(['lib/people/**'], {
    never: [sdks, providers, pages, outside, ...['cases', 'support', 'attribution', 'work'].map(libFolder)],
  }),
  imports(['lib/auth/**'], {
    never: [
      sdks,
      providers,
      pages,
      outside,
      ...['cases', 'support', 'attribution', 'people', 'work'].map(libFolder),
    ],
  }),
  imports(['lib/{errors,env,log}.ts'], { never: [database, sdks, providers, domains, pages, outside] }),
  imports(['lib/providers/*.ts'], { never: [database, sdks, domains, pages, outside] }),
  imports(['lib/providers/*/**'], { never: [database, domains, insideProviders, sibling, pages, outside] }),
  imports(['db/**'], { never: [lib, pages, outside, sdks] }),
  imports(['sandbox/**'], {
    never: [lib, pages, database, forbid('a script or a test', '#scripts/', '#tests/')],
  }),
]

/* Writing for a person goes through change(), which writes the audit entry with it. */

const writesElsewhere = {
  files: ['lib/**'],
  ignores: [
    'lib/audit/{change,note-refusal}.ts',
    // The ledger of what was sent and seen is its own record.
    'lib/attribution/{deliveries*,steps,proofs}.ts',
    // What somebody read, chose and was mailed is nobody's act on the desk.
    'lib/notices/**',
    // What leaves for the channel is opened and closed as mail is.
    'lib/announcements/open-announcements.ts',
    'lib/work/**',
    // Signing in and out is told by the sessions themselves.
    'lib/auth/{session*,adapter}.ts',
  ],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector:
          'CallExpression[callee.property.name=/^(insert|update|delete|transaction|execute)$/][callee.object.callee.name="db"]',
        message: 'Write through change(actor, event, write): it commits the audit entry with the change.',
      },
    ],
  },
}

export default tseslint.config(
  { ignores: ['.next/**', '.data/**', 'test-results/**', 'drizzle/meta/**', 'next-env.d.ts'] },
  { linterOptions: { noInlineConfig: true } },
  { files: ['app/**'], extends: [next] },
  {
    files: everything,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      // An interface may ask for a promise where there is nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...oneWay,
  writesElsewhere,
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-properties': ['error', ...['mock', 'doMock', 'hoisted'].map(banned)],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
)

/** A folder is written with a slash at its end; a package without one stands for its inner paths too. */
function forbid(what, ...places) {
  const starts = places.map((place) => (/[/]$|\.ts$/.test(place) ? place : `${place}(/|$)`))
  return {
    regex: `^(${starts.join('|')})`,
    message: `This folder does not import ${what}: imports go one way.`,
  }
}

function imports(files, { never }) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [...never, aroundTheRules] }] } }
}

function banned(property) {
  return {
    object: 'vi',
    property,
    message: 'Only the network is stood in for, by the sandbox. Pass the rest in.',
  }
}
