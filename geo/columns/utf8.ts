/** The text in UTF-8; half a surrogate pair becomes U+FFFD. (The library knows neither Node's nor the browser's encoder.) */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    let point = letter.codePointAt(0)!;
    if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), rest(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), rest(point >> 6), rest(point));
    else bytes.push(0xf0 | (point >> 18), rest(point >> 12), rest(point >> 6), rest(point));
  }
  return Uint8Array.from(bytes);
}

function rest(point: number): number {
  return 0x80 | (point & 0x3f);
}
