import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

/** One source file as the rules see it. */
export interface Source {
  /** Below the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Files of the repository that it imports, types too, as paths like `path`. */
  readonly files: readonly string[];
  /** Packages and built-in modules that it imports, as written: `zod`, `node:fs`, `electron/main`. */
  readonly packages: readonly string[];
  /** Names of methods that it calls with a string as their first argument: `db.exec('…')`. */
  readonly methodsOnText: readonly string[];
  /** Every piece of text in quotes or backticks. */
  readonly texts: readonly string[];
  /** What stands at the top of the file and is neither an import, an export nor a declaration that stays. */
  readonly runsOnImport: readonly string[];
  readonly lineCount: number;
}

/** Parses a file; nothing is guessed from its text. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found: Found = { imports: [], methodsOnText: [], texts: [] };
  walk(program, found);
  const files = found.imports.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name));
  return {
    path,
    text,
    files,
    packages: found.imports.filter((name) => !name.startsWith('.')),
    methodsOnText: found.methodsOnText,
    texts: found.texts,
    runsOnImport: program.body
      .map((statement: unknown) => (isNode(statement) ? statementThatRuns(statement, text) : ''))
      .filter((line) => line !== ''),
    lineCount: text.split('\n').length - 1,
  };
}

interface Found {
  readonly imports: string[];
  readonly methodsOnText: string[];
  readonly texts: string[];
}

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const part of node) walk(part, found);
    return;
  }
  if (!isNode(node)) return;
  note(node, found);
  for (const part of Object.values(node)) if (typeof part === 'object') walk(part, found);
}

function note(node: SyntaxNode, found: Found): void {
  const imported = importedBy(node);
  if (imported !== undefined) found.imports.push(imported);
  const text = textOf(node);
  if (text !== undefined) found.texts.push(text);
  const method = methodOnText(node);
  if (method !== undefined) found.methodsOnText.push(method);
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function importedBy(node: SyntaxNode): string | undefined {
  if (importing.has(node.type)) return textOf(node.source) ?? textOf(node.argument);
  const isRequire = node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'require';
  return isRequire ? textOf(firstOf(node.arguments)) : undefined;
}

function methodOnText(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  if (textOf(firstOf(node.arguments)) === undefined || !isNode(node.callee.property)) return undefined;
  return typeof node.callee.property.name === 'string' ? node.callee.property.name : undefined;
}

/** @returns the text of a literal; of a template, its fixed parts. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map((part: { value: { raw: string } }) => part.value.raw).join('');
}

const quiet = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSModuleDeclaration',
  'TSDeclareFunction',
]);

function statementThatRuns(statement: SyntaxNode, text: string): string {
  const isConst = statement.type === 'VariableDeclaration' && statement.kind === 'const';
  const isAmbient = statement.declare === true;
  const exported = isNode(statement.declaration) ? statementThatRuns(statement.declaration, text) : '';
  if (exported !== '' || isConst || isAmbient || quiet.has(statement.type)) return exported;
  return text.slice(statement.start, statement.end).split('\n')[0] ?? '';
}

interface SyntaxNode {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
