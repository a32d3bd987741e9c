import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** Every source file in these folders, by its path from the root. */
export const filesIn = (...folders: string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .sort()

const parsed = new Map<string, ts.SourceFile>()

export function parse(file: string): ts.SourceFile {
  const known = parsed.get(file)
  if (known) return known
  const text = readFileSync(path.join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  parsed.set(file, source)
  return source
}

export function isDirective(statement: ts.Node, text: string): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isStringLiteral(statement.expression) &&
    statement.expression.text === text
  )
}

export const hasModifier = (node: ts.Node, kind: ts.SyntaxKind) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)

export interface Exported {
  name: string
  /** What the name stands for; undefined where this file does not say it. */
  value: ts.Node | undefined
}

/** What other files can import of this one, without its types. */
export function exportsOf(source: ts.SourceFile): Exported[] {
  return source.statements.flatMap((statement): Exported[] => {
    if (ts.isExportAssignment(statement)) return [{ name: 'default', value: statement.expression }]
    if (ts.isExportDeclaration(statement)) return reexports(source, statement)
    if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return []
    const name = hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? 'default' : undefined
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return [{ name: name ?? statement.name?.text ?? 'default', value: statement }]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.map((one) => ({
      name: one.name.getText(),
      value: one.initializer,
    }))
  })
}

function reexports(source: ts.SourceFile, statement: ts.ExportDeclaration): Exported[] {
  if (statement.isTypeOnly) return []
  if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
    return [{ name: '*', value: undefined }]
  return statement.exportClause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => ({
      name: name.text,
      value: statement.moduleSpecifier ? undefined : declared(source, (propertyName ?? name).text),
    }))
}

/** What a name stands for at the top of a file. */
export function declared(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name)
    if (found) return found.initializer
  }
  return undefined
}

/** Where a name was imported from, as a path from the root; undefined where it was not, or comes from a package. */
export function importedFrom(
  source: ts.SourceFile,
  name: string,
): { file: string; name: string } | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (!bindings || !ts.isNamedImports(bindings)) continue
    const element = bindings.elements.find((one) => one.name.text === name)
    const specifier = (statement.moduleSpecifier as ts.StringLiteral).text
    if (!element || !/^[#.]/.test(specifier)) continue
    const file = specifier.startsWith('#')
      ? specifier.slice(1)
      : path.join(path.dirname(source.fileName), specifier)
    return { file, name: (element.propertyName ?? element.name).text }
  }
  return undefined
}
