const BYTE_ORDER_MARK = 0xfeff;

/** Text from the bytes of a file, UTF-8 with or without a byte order mark; null for bytes that are no UTF-8. */
export function decodeText(input: Uint8Array | string): string | null {
  const text = typeof input === 'string' ? input : decoded(input);
  return text !== null && text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The only thing a fatal decoder of bounded input throws for: bytes that are not UTF-8.
    return null;
  }
}
