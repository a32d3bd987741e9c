import ts from 'typescript'
import { declared, importedFrom, parse } from './source-tree.ts'

/** A function of the desk, by where it stands. */
export interface Gate {
  name: string
  file: string
}

const deepest = 4

/**
 * The first arguments with which a piece of code calls the gate: itself, or through functions that it calls, in this file or in those
 * that it imports.
 */
export function reached(node: ts.Node | undefined, gate: Gate, depth = 0): string[] {
  if (!node || depth > deepest) return []
  if (ts.isIdentifier(node)) return reached(meant(node), gate, depth + 1)
  return callsIn(node).flatMap((call) => {
    if (!ts.isIdentifier(call.expression)) return []
    return isGate(call.expression, gate) ? [literal(call)] : reached(meant(call.expression), gate, depth + 1)
  })
}

function meant(name: ts.Identifier): ts.Node | undefined {
  const source = name.getSourceFile()
  const from = importedFrom(source, name.text)
  return from ? declared(parse(from.file), from.name) : declared(source, name.text)
}

/** Whether a name in this file is the gate itself. */
export function isGate(callee: ts.Expression, gate: Gate): boolean {
  if (!ts.isIdentifier(callee)) return false
  const from = importedFrom(callee.getSourceFile(), callee.text)
  return from?.name === gate.name && from.file === gate.file
}

export function literal(call: ts.CallExpression): string {
  const [first] = call.arguments
  return first && ts.isStringLiteral(first) ? first.text : `(${first?.getText() ?? 'nothing'})`
}

export function callsIn(node: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = []
  const visit = (one: ts.Node) => {
    if (ts.isCallExpression(one)) calls.push(one)
    ts.forEachChild(one, visit)
  }
  visit(node)
  return calls
}
