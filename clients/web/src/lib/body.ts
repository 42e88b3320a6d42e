/** The server's limit for one message, in bytes of UTF-8. */
export const bodyLimit = 16_384;

const encoder = new TextEncoder();
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the server refuses
const refused = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Pasted text brings what the server refuses: control characters, halves of surrogate pairs, foreign line ends. */
export function normalizeBody(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(refused, '').toWellFormed().replace(/^\n+/, '').trimEnd();
}

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

export function hasVisibleText(text: string): boolean {
  return visible.test(text);
}
