/** Spacing of a JSON text on one line. */
export interface JsonSpacing {
  readonly comma: string;
  readonly colon: string;
}

/** `{"a":1,"b":2}`: for machines. */
export const COMPACT: JsonSpacing = { comma: ',', colon: ':' };
/** `{"a": 1, "b": 2}`: for people and version control. */
export const AIRY: JsonSpacing = { comma: ', ', colon: ': ' };

/**
 * A value as JSON on one line. A `Map` becomes an object with its entries in their order: plain objects
 * would put names such as "1" first. Fields that are undefined are left out.
 *
 * @param fields  the fields of the outermost object, in the order they are to stand; all of them when absent
 */
export function jsonLine(value: unknown, spacing: JsonSpacing, fields?: readonly string[]): string {
  if (typeof value !== 'object' || value === null) return quoted(value);
  if (Array.isArray(value))
    return `[${value.map((item) => jsonLine(item, spacing)).join(spacing.comma)}]`;
  const members: string[] = [];
  const entries =
    value instanceof Map ? value : fields ? picked(value, fields) : Object.entries(value);
  for (const [key, item] of entries)
    if (item !== undefined)
      members.push(`${quoted(String(key))}${spacing.colon}${jsonLine(item, spacing)}`);
  return `{${members.join(spacing.comma)}}`;
}

/** A value that is not an object. The two line separators are escaped, so that one line stays one line for every reader. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
  );
}

function picked(value: object, fields: readonly string[]): [string, unknown][] {
  return fields
    .filter((field) => Object.hasOwn(value, field))
    .map((field) => [field, (value as Record<string, unknown>)[field]]);
}
