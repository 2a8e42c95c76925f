/** Reads what one source file imports, with TypeScript's own parser: types, re-exports and dynamic imports included. */
import ts from 'typescript';

/** One file of the repository: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One import: what stands between the quotes, and on which line (from 1). */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** Parses a file; a broken one still gives the imports that TypeScript could make out. */
export const parse = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** Visits a node and everything below it. */
export function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => {
    visit(child, seen);
  });
}

/** Every import of the file in the order of its text. A dynamic import of a computed name is not listed. */
export function importsOf(file: SourceFile): Import[] {
  const source = parse(file);
  const found: Import[] = source.typeReferenceDirectives.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: lineOf(source, pos),
  }));
  visit(source, (node) => {
    const name = importedName(node);
    if (name !== undefined && ts.isStringLiteralLike(name)) {
      found.push({ specifier: name.text, line: lineOf(source, name.getStart()) });
    }
  });
  return found;
}

const lineOf = (source: ts.SourceFile, position: number): number =>
  source.getLineAndCharacterOfPosition(position).line + 1;

function importedName(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && loads(node.expression)) return node.arguments[0];
  return undefined;
}

const loads = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(callee) && callee.text === 'require');
