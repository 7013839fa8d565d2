/**
 * What code uses of Electron that is there on some systems only, as electron.d.ts tells by `@platform`: members, options, events and
 * answers, each with the systems on which it is used although it is not there. By the API of TypeScript.
 */
import path from 'node:path';
import { API, type Project, type Symbol, type Type } from 'typescript/unstable/sync';
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBindingElement,
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSpreadAssignment,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { systemsAt } from './platform-reach.ts';

export interface PlatformUse {
  /** `panel.ts: setVisibleOnAllWorkspaces`. */
  readonly name: string;
  /** Where Electron has it. */
  readonly there: readonly string[];
  /** Where it is used and not there. */
  readonly astray: readonly string[];
}

/** In the files right below `folder`, of the project whose tsconfig is `config`; both are full paths. */
export function platformUses(config: string, folder: string): readonly PlatformUse[] {
  const api = new API({ cwd: path.dirname(config) });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (project === undefined) throw new Error(`There is no project ${config}`);
    const names = project.program.getSourceFileNames();
    const own = names.filter((name) => name.startsWith(`${folder}/`) && !name.endsWith('.test.ts'));
    return own.flatMap((name) => usesIn(project, name));
  } finally {
    api.close();
  }
}

function usesIn(project: Project, fileName: string): readonly PlatformUse[] {
  const file = project.program.getSourceFile(fileName);
  if (file === undefined) throw new Error(`There is no file ${fileName}`);
  const found: PlatformUse[] = [];
  const visit = (node: Node): void => {
    for (const { name, there } of platformBound(project, node, file)) {
      const astray = [...systemsAt(node)].filter((system) => !there.includes(system));
      found.push({ name: `${path.basename(fileName)}: ${name}`, there, astray });
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

type Bound = Pick<PlatformUse, 'name' | 'there'>;

/** What this node alone uses. */
function platformBound(project: Project, node: Node, file: SourceFile): readonly Bound[] {
  const { checker } = project;
  const ofSymbol = (name: string, symbol: Symbol | undefined): readonly Bound[] =>
    symbol === undefined ? [] : bound(name, tagsOf(project, symbol));
  const ofOptions = (type: Type | undefined, names: readonly string[]): readonly Bound[] =>
    names.flatMap((name) => (type ? ofSymbol(name, checker.getPropertyOfType(type, name)) : []));

  if (isCallExpression(node)) {
    const signature = checker.getResolvedSignature(node);
    const declaration = signature?.declaration?.resolve(project);
    const isAsked = isPropertyAccessExpression(node.expression) && node.expression.questionDotToken !== undefined;
    const ofCall =
      declaration && !isAsked ? bound(callName(node.expression, node.arguments[0]), tagsIn(declaration)) : [];
    // An object literal is looked at by itself; what is handed on by name has the properties of its type.
    const ofArguments = node.arguments.flatMap((argument, i) =>
      signature && isIdentifier(argument)
        ? ofOptions(checker.getParameterType(signature, i), propertiesOf(project, argument))
        : [],
    );
    return [...ofCall, ...ofArguments];
  }
  if (isPropertyAccessExpression(node)) {
    // What may be undefined elsewhere has been asked for by `?.`; methods are looked at as they are called.
    const isAsked = file.text.startsWith('?.', node.end);
    const isCalled = node.parent.kind === SyntaxKind.CallExpression && isCallee(node);
    return isAsked || isCalled ? [] : ofSymbol(node.name.text, checker.getSymbolAtLocation(node.name));
  }
  if (isBindingElement(node)) {
    const key = (node.propertyName ?? node.name)?.getText(file) ?? '';
    return ofOptions(checker.getTypeAtLocation(node.parent), [key]);
  }
  if (isSpreadAssignment(node) && isIdentifier(node.expression))
    return ofOptions(checker.getContextualType(node.parent as never), propertiesOf(project, node.expression));
  if (isObjectLiteralExpression(node)) {
    const names = node.properties.flatMap((property) =>
      'name' in property && property.name && isIdentifier(property.name as Node)
        ? [(property.name as Node).getText()]
        : [],
    );
    return ofOptions(checker.getContextualType(node), names);
  }
  return [];
}

const bound = (name: string, there: readonly string[] | null): readonly Bound[] =>
  there === null ? [] : [{ name, there }];

function isCallee(node: Node): boolean {
  return isCallExpression(node.parent) && node.parent.expression === node;
}

/** `powerMonitor.on('suspend')`, `app.hide()`. */
function callName(callee: Node, first: Node | undefined): string {
  const name = callee.getText().replace(/^this\.#|^this\./, '');
  return `${name}(${first && isStringLiteral(first) ? `'${first.text}'` : ''})`;
}

/** Of what is put together in the code itself: a window that is handed on is not asked for each of its members. */
function propertiesOf({ checker }: Project, node: Node): readonly string[] {
  const type = checker.getTypeAtLocation(node);
  const all = type ? checker.getPropertiesOfType(type) : [];
  const isElectrons = ({ declarations }: Symbol): boolean =>
    declarations.some(({ path: file }) => file.endsWith('/electron.d.ts'));
  return all.filter((property) => !isElectrons(property)).map(({ name }) => name);
}

/** Of a member; null: everywhere, or none of Electron's. */
function tagsOf(project: Project, { declarations }: Symbol): readonly string[] | null {
  for (const declaration of declarations) {
    if (!declaration.path.endsWith('/electron.d.ts')) continue;
    const node = declaration.resolve(project);
    const tags = node && tagsIn(node);
    if (tags) return tags;
  }
  return null;
}

/** What stands in the comment before a declaration. */
function tagsIn(declaration: Node): readonly string[] | null {
  const file = declaration.getSourceFile();
  if (!file.fileName.endsWith('/electron.d.ts')) return null;
  const before = file.text.slice(declaration.pos, declaration.getStart(file));
  const [, systems] = /@platform ([\w, ]+)/.exec(before) ?? [];
  return systems === undefined ? null : systems.split(',').map((system) => system.trim());
}
