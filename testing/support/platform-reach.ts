/** On which systems a place in the code is reached, as the conditions around it and the early returns before it say. */
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isConditionalExpression,
  isIfStatement,
  isParenthesizedExpression,
  isPrefixUnaryExpression,
  isStringLiteral,
} from 'typescript/unstable/ast/is';

export type Systems = ReadonlySet<string>;
export const allSystems: Systems = new Set(['darwin', 'linux', 'win32']);

/** Where `condition` is as `truth` says; of what is no question for the platform nothing is known, so: everywhere. */
export function systemsWhere(condition: Node, truth: boolean): Systems {
  if (isParenthesizedExpression(condition)) return systemsWhere(condition.expression, truth);
  if (isPrefixUnaryExpression(condition) && condition.operator === SyntaxKind.ExclamationToken)
    return systemsWhere(condition.operand, !truth);
  if (!isBinaryExpression(condition)) return allSystems;
  const { left, right, operatorToken } = condition;
  switch (operatorToken.kind) {
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.BarBarToken: {
      const isBoth = (operatorToken.kind === SyntaxKind.AmpersandAmpersandToken) === truth;
      const [one, other] = [systemsWhere(left, truth), systemsWhere(right, truth)];
      return isBoth ? one.intersection(other) : one.union(other);
    }
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsEqualsToken: {
      if (!/^(process\.)?platform$/.test(left.getText()) || !isStringLiteral(right)) return allSystems;
      const isThere = (operatorToken.kind === SyntaxKind.EqualsEqualsEqualsToken) === truth;
      const named = new Set([right.text]);
      return isThere ? allSystems.intersection(named) : allSystems.difference(named);
    }
    default:
      return allSystems;
  }
}

export function systemsAt(node: Node): Systems {
  let systems = allSystems;
  for (let [at, around] = [node, node.parent]; around !== undefined; [at, around] = [around, around.parent]) {
    if (isIfStatement(around)) {
      if (at === around.thenStatement) systems = systems.intersection(systemsWhere(around.expression, true));
      if (at === around.elseStatement) systems = systems.intersection(systemsWhere(around.expression, false));
    } else if (isConditionalExpression(around)) {
      if (at === around.whenTrue) systems = systems.intersection(systemsWhere(around.condition, true));
      if (at === around.whenFalse) systems = systems.intersection(systemsWhere(around.condition, false));
    } else if (isBinaryExpression(around) && at === around.right) {
      const { kind } = around.operatorToken;
      if (kind === SyntaxKind.AmpersandAmpersandToken) systems = systems.intersection(systemsWhere(around.left, true));
      if (kind === SyntaxKind.BarBarToken) systems = systems.intersection(systemsWhere(around.left, false));
    } else if (around.kind === SyntaxKind.Block || around.kind === SyntaxKind.SourceFile) {
      for (const left of leavingBefore(around, at)) systems = systems.intersection(systemsWhere(left, false));
    }
  }
  return systems;
}

/** The conditions of the statements before `at` that leave the block. */
function leavingBefore(block: Node, at: Node): readonly Node[] {
  const found: Node[] = [];
  let isBefore = true;
  block.forEachChild((statement) => {
    if (statement === at) isBefore = false;
    if (!isBefore || !isIfStatement(statement) || statement.elseStatement !== undefined) return;
    if (/^\{?\s*(return|throw)\b/.test(statement.thenStatement.getText())) found.push(statement.expression);
  });
  return found;
}
