/**
 * Names come from files and from AWS: none of them ends a line, gives the terminal an order, or turns what stands behind it. The signs
 * that keep a name apart from its sentence stay (shared/names.ts).
 */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[\u202a-\u202e]/gu, '');
}
