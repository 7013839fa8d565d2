/** Names come from files and from AWS: none of them ends a line or gives the terminal an order. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
