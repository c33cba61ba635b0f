/** "imp1", "imp1 and imp2", "imp1, imp2 and imp3"; the rest counted where there are many. */
export function listInWords(words: readonly string[], most = 6): string {
  if (words.length > most)
    return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
